import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { RunningProgram } from './running-program.mjs';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves what `ng build` wrote, by its own server when it has one. Resolves to `{ stop }`. */
export async function serveBuilt({ folder, cell, name }, port) {
  const dist = join(folder, 'dist', cell.project ?? name);
  const ownServer = join(dist, 'server/server.mjs');
  if (cell.server) {
    if (!existsSync(ownServer)) {
      throw new Error(`The build has no ${ownServer}.`);
    }
    const program = new RunningProgram([ownServer], {
      cwd: folder,
      env: { PORT: String(port), NG_ALLOWED_HOSTS: 'localhost' },
    });
    await program.answersAt(`http://localhost:${port}/`);
    return { stop: () => program.stop() };
  }
  const server = createServer((request, response) => {
    sendFile(join(dist, 'browser'), new URL(request.url, 'http://localhost').pathname, response);
  });
  await new Promise((resolve) => server.listen(port, 'localhost', resolve));
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** A file of the application, or its index page for every route. */
async function sendFile(folder, path, response) {
  const wanted = join(folder, normalize(path));
  const file = extname(wanted) && existsSync(wanted) ? wanted : join(folder, 'index.html');
  const type = types[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type }).end(await readFile(file));
}
