import { SetupError } from '../setup/setup-error.mjs';

const LIBRARY_FOLDERS = ['**', '../diagnosis/src/**', '../testing/src/**'];

const commands = {
  library: (pattern) => [
    'node_modules/@angular/cli/bin/ng.js',
    'test',
    'ngx-auth0-profile',
    '--watch',
    ...(pattern ? LIBRARY_FOLDERS.map((folder) => `--include=${folder}/*${pattern}*.spec.ts`) : []),
  ],
  emulator: (pattern) => jasmine('auth0-tenant-emulator', pattern),
  proxy: (pattern) => jasmine('auth0-profile-proxy', pattern),
};

/**
 * The arguments of Node that run the specs of a package, and run them again after each change.
 * `pattern` is a part of the specs' file names.
 * @throws SetupError for a package that cannot be watched
 */
export function watchCommand([name, pattern]) {
  if (!Object.hasOwn(commands, name ?? '')) {
    throw new SetupError(
      `'${name ?? ''}' cannot be watched. Use: npm run watch -- ${Object.keys(commands).join('|')} [part of a spec's file name]`,
    );
  }
  return commands[name](pattern);
}

function jasmine(project, pattern) {
  return [
    '--watch',
    'node_modules/jasmine/bin/jasmine.js',
    `--config=projects/${project}/jasmine.json`,
    ...(pattern ? [`projects/${project}/spec/**/*${pattern}*.spec.ts`] : []),
  ];
}
