import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root, run } from '../setup/run.mjs';

/** publint runs `npm pack`. In milliseconds. */
const PACK_TIMEOUT = 60_000;

const PACKAGES = [
  {
    name: 'ngx-auth0-profile',
    folder: 'dist/ngx-auth0-profile',
    allowed: [
      /^package\.json$/,
      /^README\.md$/,
      /^LICENSE$/,
      /^guides\/[\w-]+\.md$/,
      /^fesm2022\/[\w-]+\.mjs(\.map)?$/,
      /^types\/[\w-]+\.d\.ts$/,
      /^(diagnosis|management-api|messages|my-account|my-account-api|testing|ui|ui\/testing)\/package\.json$/,
      /^schematics\/[\w./-]+\.(js|json|template)$/,
    ],
    required: [
      'guides/features.md',
      'schematics/collection.json',
      'schematics/package.json',
      'schematics/release.json',
      'fesm2022/ngx-auth0-profile.mjs',
      'types/ngx-auth0-profile.d.ts',
      'fesm2022/ngx-auth0-profile-diagnosis.mjs',
      'fesm2022/ngx-auth0-profile-testing.mjs',
    ],
  },
  {
    name: 'auth0-tenant-emulator',
    folder: 'projects/auth0-tenant-emulator',
    allowed: [
      /^package\.json$/,
      /^[\w-]+\.md$/,
      /^LICENSE$/,
      /^Containerfile$/,
      /^bin\/auth0-tenant-emulator\.js$/,
      /^recipes\/[\w./-]+$/,
      /^dist\/[\w./-]+\.(js|d\.ts)$/,
      /^schema\/[\w.-]+\.schema\.json$/,
    ],
    required: [
      'bin/auth0-tenant-emulator.js',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/cli.js',
      'dist/browser.d.ts',
      'dist/browser/index.js',
      'dist/browser/tenant-worker.js',
    ],
  },
  {
    name: 'auth0-profile-proxy',
    folder: 'projects/auth0-profile-proxy',
    allowed: [
      /^package\.json$/,
      /^[\w-]+\.md$/,
      /^LICENSE$/,
      /^bin\/auth0-profile-proxy\.js$/,
      /^dist\/[\w./-]+\.(js|d\.ts)$/,
      /^recipes\/[\w./-]+$/,
    ],
    required: ['bin/auth0-profile-proxy.js', 'dist/index.js', 'dist/index.d.ts', 'dist/cli.js'],
  },
];

for (const { name, folder, allowed, required } of PACKAGES) {
  describe(`the packed ${name}`, () => {
    let files;

    beforeAll(async () => {
      const { code, output } = await run(
        'npm',
        ['pack', '--dry-run', '--json', '--loglevel=error'],
        {
          quiet: true,
          cwd: join(root, folder),
        },
      );
      if (code !== 0) {
        throw new Error(output);
      }
      files = filesOf(output);
    });

    it('holds what a user needs', () => {
      for (const file of [...required, 'README.md', 'LICENSE', 'package.json']) {
        expect(files).toContain(file);
      }
    });

    it('holds nothing else', () => {
      expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
    });

    it('holds no spec, no build information and no source map to a file that is not there', () => {
      expect(files.filter((file) => /\.spec\.|tsbuildinfo|\.env$/.test(file))).toEqual([]);
    });

    it(
      'satisfies publint',
      async () => {
        const { messages, pkg } = await publint({ pkgDir: join(root, folder), pack: 'npm' });
        expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
      },
      PACK_TIMEOUT,
    );
  });
}

/** `npm pack --json` prints an array (npm 10) or an object keyed by name (npm 11). */
function filesOf(output) {
  const packed = JSON.parse(output.slice(output.search(/[[{]/)));
  const [first] = Array.isArray(packed) ? packed : Object.values(packed);
  return first.files.map(({ path }) => path);
}
