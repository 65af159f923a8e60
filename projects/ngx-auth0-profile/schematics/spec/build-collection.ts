import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { AUTH0_JS_TYPES } from './auth0-js-types.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The specs run what npm publishes: the collection as the build step writes it, in a folder of its
// own because `ng build ngx-auth0-profile` empties the library's.
execFileSync(
  process.execPath,
  [here('../build.mjs'), here('../../../../dist/schematics-under-test')],
  { stdio: 'inherit' },
);

// What an installed package has beside it: the declarations of the library, and those of auth0-js.
const installed: Readonly<Record<string, string>> = {
  'ngx-auth0-profile': `export * from '${here('../../src/public-api')}';\n`,
  'auth0-js': AUTH0_JS_TYPES,
};
for (const [name, types] of Object.entries(installed)) {
  const folder = join(here('../../../../dist/schematics-under-test/node_modules'), name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.d.ts'), types);
}
