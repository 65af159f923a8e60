import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, whyStale } from '../../../tools/setup/dependencies.mjs';
import { run } from '../../../tools/setup/run.mjs';
import { SetupError } from '../../../tools/setup/setup-error.mjs';
import { benchmarks, root } from './paths.mjs';

const BUILDS = [
  [
    'node_modules/typescript/bin/tsc',
    '-b',
    'projects/auth0-tenant-emulator',
    'projects/auth0-profile-proxy',
  ],
  ['node_modules/@angular/cli/bin/ng.js', 'build', 'ngx-auth0-profile'],
];

/** Installs the workspace and the compared packages when they are missing. */
export async function installPeers() {
  await ensureDependencies();
  const reason = whyStale(
    readJson(join(benchmarks, 'package-lock.json')),
    readJson(join(benchmarks, 'node_modules', '.package-lock.json')),
  );
  if (!reason) {
    return;
  }
  console.log('Installing the compared packages.');
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: benchmarks,
  });
  if (code !== 0) {
    throw new SetupError(
      'The compared packages could not be installed. See the output of npm above, then run the command again.',
    );
  }
}

/** Builds the packages of this repository as they are published. */
export async function buildPackages() {
  for (const args of BUILDS) {
    const { code, output } = await run('node', args, { quiet: true });
    if (code !== 0) {
      throw new SetupError(`${output}\nThe build failed at: ${args.join(' ')}`);
    }
  }
}

/** The version of an installed package. */
export function versionOf(name) {
  for (const folder of [benchmarks, root]) {
    const file = join(folder, 'node_modules', name, 'package.json');
    if (existsSync(file)) {
      return readJson(file).version;
    }
  }
  return readJson(join(root, 'projects', name, 'package.json'))?.version ?? 'not installed';
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
