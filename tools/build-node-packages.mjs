import { run } from './setup/run.mjs';
import { SetupError } from './setup/setup-error.mjs';

const PACKAGES = ['projects/auth0-tenant-emulator', 'projects/auth0-profile-proxy'];

/** Compiles the Node packages into their dist folders; almost free when nothing changed. */
export async function buildNodePackages() {
  const { code, output } = await run(
    'node',
    ['node_modules/typescript/bin/tsc', '-b', ...PACKAGES],
    {
      quiet: true,
    },
  );
  if (code !== 0) {
    throw new SetupError(`The emulator or the proxy does not compile:\n${output.trim()}`);
  }
}
