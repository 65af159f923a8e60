import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../setup/run.mjs';

/** The files that `ng add` needs to start. */
const SCHEMATIC_FILES = [
  'schematics/collection.json',
  'schematics/migrations.json',
  'schematics/package.json',
  'schematics/release.json',
  'schematics/ng-add/index.js',
  'schematics/ng-add/schema.json',
  'schematics/ng-add/setup/files/start.mjs.template',
  'schematics/ng-add/setup/header-files/app-header.__style__.template',
  'schematics/profile-page/files/profile.routes.ts.template',
  'schematics/profile-page/account-files/profile-page.ts.template',
  'schematics/profile-page/own-files/profile-page.html.template',
  'schematics/proxy/files/__dot__env.example.template',
];

const FOLDERS = [
  'dist/ngx-auth0-profile',
  'projects/auth0-tenant-emulator',
  'projects/auth0-profile-proxy',
];

/** Builds everything npm would publish: the library, then its schematics beside it, and the Node packages. */
export async function buildPackages() {
  await succeed('node', ['node_modules/@angular/cli/bin/ng.js', 'build', 'ngx-auth0-profile']);
  await succeed('node', ['projects/ngx-auth0-profile/schematics/build.mjs']);
  await succeed('node', ['node_modules/typescript/bin/tsc', '-b', ...FOLDERS.slice(1)]);
}

/** Packs the three packages and publishes the tarballs to a registry. */
export async function publishPackages(registry) {
  const packed = mkdtempSync(join(tmpdir(), 'ngx-auth0-profile-packed-'));
  try {
    const { host } = new URL(registry);
    for (const folder of FOLDERS) {
      const pack = ['pack', '--json', '--pack-destination', packed, '--loglevel=error'];
      const output = await succeed('npm', pack, { cwd: join(root, folder) });
      const [{ name, filename, files }] = Object.values(
        JSON.parse(output.slice(output.search(/[[{]/))),
      );
      if (name === 'ngx-auth0-profile') {
        requireSchematics(files);
      }
      await succeed('npm', [
        'publish',
        join(packed, filename),
        `--registry=${registry}`,
        `--//${host}/:_authToken=local`,
        '--loglevel=error',
      ]);
    }
  } finally {
    rmSync(packed, { recursive: true, force: true });
  }
}

function requireSchematics(files) {
  const packed = new Set(files.map(({ path }) => path));
  const missing = SCHEMATIC_FILES.filter((path) => !packed.has(path));
  if (missing.length === 0) {
    return;
  }
  throw new Error(
    `The packed library lacks ${missing.join(', ')}. Run projects/ngx-auth0-profile/schematics/build.mjs after ng build.`,
  );
}

/** Runs a command and resolves to its output, which is not printed. Throws the output when it fails. */
export async function succeed(command, args, options = {}) {
  const { code, output } = await run(command, args, { quiet: true, ...options });
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} exited with ${code}:\n${output}`);
  }
  return output;
}
