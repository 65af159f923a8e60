import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../../tools/setup/run.mjs';
import { SetupError } from '../../../tools/setup/setup-error.mjs';

const BUILT = join(root, 'dist/ngx-auth0-profile/fesm2022/ngx-auth0-profile-diagnosis.mjs');

if (!existsSync(BUILT)) {
  throw new SetupError('The library is not built. Run: npx ng build ngx-auth0-profile');
}

/** `diagnose` and `knownMessages` of the library as it was built. */
export const { diagnose, knownMessages } = await import(pathToFileURL(BUILT).href);
