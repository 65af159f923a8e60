import { spawn } from 'node:child_process';
import { checkNodeVersion } from './setup/node-version.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { root, workspaceEnvironment } from './setup/run.mjs';
import { orExplain } from './setup/setup-error.mjs';

// `npm start`: installs what is missing, then hands the terminal to `ng serve`,
// whose builder starts the tenant emulator, the proxy and the demo.
await orExplain(async () => {
  checkNodeVersion();
  await ensureDependencies();
  const child = spawn(
    'node',
    ['node_modules/@angular/cli/bin/ng.js', 'serve', 'demo', ...process.argv.slice(2)],
    {
      cwd: root,
      env: workspaceEnvironment(),
      stdio: 'inherit',
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => (process.exitCode = code ?? 0));
});
