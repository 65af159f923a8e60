import { run } from './setup/run.mjs';
import { SetupError } from './setup/setup-error.mjs';

const PACKAGES = ['projects/auth0-tenant-emulator', 'projects/auth0-profile-proxy'];

const COMMANDS = [
  ['node_modules/typescript/bin/tsc', '-b', ...PACKAGES],
  ['projects/auth0-tenant-emulator/write-browser-build.ts'],
];

/** Compiles the Node packages into their dist folders; almost free when nothing changed. */
export async function buildNodePackages() {
  for (const args of COMMANDS) {
    const { code, output } = await run('node', args, { quiet: true });
    if (code !== 0) {
      throw new SetupError(`The emulator or the proxy does not compile:\n${output.trim()}`);
    }
  }
}
