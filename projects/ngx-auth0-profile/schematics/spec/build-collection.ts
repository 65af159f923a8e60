import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The specs run what npm publishes: the collection as the build step writes it, in a folder of its
// own because `ng build ngx-auth0-profile` empties the library's.
execFileSync(
  process.execPath,
  [here('../build.mjs'), here('../../../../dist/schematics-under-test')],
  { stdio: 'inherit' },
);
