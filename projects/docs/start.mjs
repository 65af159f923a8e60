import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from '../../tools/setup/dependencies.mjs';
import { checkNodeVersion } from '../../tools/setup/node-version.mjs';
import { root, run, workspaceEnvironment } from '../../tools/setup/run.mjs';
import { orExplain, SetupError } from '../../tools/setup/setup-error.mjs';

// `npm run docs` and `npm run docs:build`: installs and builds what is missing, then hands over to the generator, which
// needs the Node of the workspace.
await orExplain(async () => {
  checkNodeVersion();
  await ensureDependencies();
  if (!existsSync(join(root, 'dist/ngx-auth0-profile/diagnosis'))) {
    await buildLibrary();
  }
  const args = ['projects/docs/generator/run.mjs', ...process.argv.slice(2)];
  const child = spawn('node', args, { cwd: root, env: workspaceEnvironment(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => (process.exitCode = code ?? 0));
});

async function buildLibrary() {
  const args = ['node_modules/@angular/cli/bin/ng.js', 'build', 'ngx-auth0-profile'];
  const { code } = await run('node', args);
  if (code !== 0) {
    throw new SetupError('The library, from which the error pages come, was not built.');
  }
}
