import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildNodePackages } from './build-node-packages.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { root, run } from './setup/run.mjs';
import { orExplain, SetupError } from './setup/setup-error.mjs';

const PACKAGES = ['auth0-tenant-emulator', 'auth0-profile-proxy'];
const FOLDER = join(root, 'dist/packages');

// `npm run pack`: builds the emulator and the proxy and packs them as npm would publish them, for `npm install <file>`
// in another project.
await orExplain(async () => {
  checkNodeVersion();
  await ensureDependencies();
  await buildNodePackages();
  mkdirSync(FOLDER, { recursive: true });
  for (const name of PACKAGES) {
    const { code, output } = await run(
      'npm',
      ['pack', `--workspace=${name}`, `--pack-destination=${FOLDER}`, '--loglevel=error'],
      { quiet: true },
    );
    if (code !== 0) {
      throw new SetupError(`${name} was not packed:\n${output.trim()}`);
    }
    console.log(`npm install ${join(FOLDER, output.trim().split('\n').at(-1))}`);
  }
});
