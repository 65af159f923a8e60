import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../setup/run.mjs';

const folders = [
  'dist/ngx-auth0-profile',
  'projects/auth0-tenant-emulator',
  'projects/auth0-profile-proxy',
];

/** Builds everything npm would publish: the library, then its schematics beside it, and the Node packages. */
export async function buildPackages() {
  await succeed('node', ['node_modules/@angular/cli/bin/ng.js', 'build', 'ngx-auth0-profile']);
  await succeed('node', ['projects/ngx-auth0-profile/schematics/build.mjs']);
  await succeed('node', ['node_modules/typescript/bin/tsc', '-b', ...folders.slice(1)]);
}

/** Packs the three packages and publishes the tarballs, as they would reach npm. */
export async function publishPackages(registry) {
  const packed = mkdtempSync(join(tmpdir(), 'ngx-auth0-profile-packed-'));
  try {
    const { host } = new URL(registry);
    for (const folder of folders) {
      const pack = ['pack', '--json', '--pack-destination', packed, '--loglevel=error'];
      const output = await succeed('npm', pack, { cwd: join(root, folder) });
      const [{ filename }] = Object.values(JSON.parse(output.slice(output.search(/[[{]/))));
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

/** Runs a command without showing it and answers its output; throws with the output when it fails. */
export async function succeed(command, args, options = {}) {
  const { code, output } = await run(command, args, { quiet: true, ...options });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}
