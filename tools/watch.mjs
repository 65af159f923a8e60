import { spawn } from 'node:child_process';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { root, workspaceEnvironment } from './setup/run.mjs';
import { orExplain } from './setup/setup-error.mjs';
import { ensureBrowser } from './setup/system-programs.mjs';
import { watchCommand } from './watch/watch-command.mjs';

// `npm run watch`: the specs of one package, again after each change.
// Usage: npm run watch -- library|emulator|proxy [part of a spec's file name]
await orExplain(async () => {
  checkNodeVersion();
  const args = watchCommand(process.argv.slice(2));
  await ensureDependencies();
  const env = workspaceEnvironment({ CHROME_BIN: await ensureBrowser() });
  const child = spawn('node', args, { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => (process.exitCode = code ?? 0));
});
