import { buildNodePackages } from './build-node-packages.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { run } from './setup/run.mjs';
import { orExplain, SetupError } from './setup/setup-error.mjs';

// `npm run build`: everything that is published, and the demo, for production.
await orExplain(async () => {
  checkNodeVersion();
  await ensureDependencies();
  await buildNodePackages();
  for (const args of [
    ['node_modules/@angular/cli/bin/ng.js', 'build', 'ngx-auth0-profile'],
    ['projects/ngx-auth0-profile/schematics/build.mjs'],
    ['node_modules/@angular/cli/bin/ng.js', 'build', 'demo'],
  ]) {
    const { code } = await run('node', args);
    if (code !== 0) {
      throw new SetupError(`The build stopped at: ${args.join(' ')}`);
    }
  }
});
