import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Compiles the schematics to CommonJS beside the built library and copies what tsc leaves behind.
// Runs after `ng build ngx-auth0-profile`, which empties that folder first.
// Usage: node projects/ngx-auth0-profile/schematics/build.mjs [folder to write to]
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const target = resolve(process.argv[2] ?? join(root, 'dist/ngx-auth0-profile/schematics'));

rmSync(target, { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    join(here, 'tsconfig.json'),
    '--outDir',
    target,
  ],
  { stdio: 'inherit' },
);
if (status !== 0) {
  process.exit(status ?? 1);
}

for (const file of assets()) {
  mkdirSync(dirname(join(target, file)), { recursive: true });
  cpSync(join(here, file), join(target, file));
}
writeFileSync(join(target, 'release.json'), `${JSON.stringify(release(), undefined, 2)}\n`);

/** Everything a schematic reads at run time: collections, option schemas, templates, the CommonJS marker. */
function assets() {
  return readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(here, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('spec'))
    .filter((file) =>
      /^(package|collection|migrations)\.json$|schema\.json$|\.template$/.test(file),
    );
}

/** The versions the schematics write into a workspace, so that none of them is written down twice. */
function release() {
  const manifest = (project) =>
    JSON.parse(readFileSync(join(root, 'projects', project, 'package.json'), 'utf8'));
  const library = manifest('ngx-auth0-profile');
  return {
    'ngx-auth0-profile': `^${library.version}`,
    '@auth0/auth0-angular': library.peerDependencies['@auth0/auth0-angular'],
    '@angular/core': library.peerDependencies['@angular/core'],
    'auth0-tenant-emulator': `^${manifest('auth0-tenant-emulator').version}`,
    'auth0-profile-proxy': `^${manifest('auth0-profile-proxy').version}`,
  };
}
