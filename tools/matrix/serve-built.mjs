import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveApplication } from '../process/application-server.ts';
import { RunningProgram } from '../process/running-program.ts';
import { workspaceEnvironment } from '../setup/run.mjs';

/** Serves the result of `ng build`, with the application's own server if it has one. Resolves to `{ stop }`. */
export async function serveBuilt({ folder, cell, name }, port) {
  const dist = join(folder, 'dist', cell.project ?? name);
  if (!cell.server) {
    return serveApplication(join(dist, 'browser'), port);
  }
  const server = join(dist, 'server/server.mjs');
  if (!existsSync(server)) {
    throw new Error(`The build has no ${server}.`);
  }
  const program = new RunningProgram('node', [server], {
    cwd: folder,
    env: workspaceEnvironment({ PORT: String(port), NG_ALLOWED_HOSTS: 'localhost' }),
  });
  await program.answersAt(`http://localhost:${port}/`);
  return program;
}
