import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

const DEMO = join(root, 'projects/demo');
/** Messages of zod in forty languages, of which the proxy uses none. */
const LOCALES = /^\.\.\/locales\/index\.js$|^zod\/v4\/locales$/;

/** Bundles `start.js` and the service worker, with the seed and the configuration document, into `folder`. */
export async function bundleSite(folder) {
  const seed = await readFile(join(DEMO, 'tenant.json'), 'utf8');
  const document = await configurationDocument();
  const shared = {
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  };
  await build({
    ...shared,
    entryPoints: [join(DEMO, 'site/start.ts')],
    outfile: join(folder, 'start.js'),
    format: 'esm',
  });
  await build({
    ...shared,
    entryPoints: [join(DEMO, 'site/worker.ts')],
    outfile: join(folder, 'worker.js'),
    format: 'iife',
    define: { SITE_CONTENT: JSON.stringify({ seed, document }) },
    alias: {
      'auth0-tenant-emulator/browser': join(root, 'projects/auth0-tenant-emulator/src/browser.ts'),
      'auth0-profile-proxy': join(root, 'projects/auth0-profile-proxy/src/index.ts'),
    },
    plugins: [englishOnly],
  });
}

const englishOnly = {
  name: 'english-only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: LOCALES }, () => ({ path: 'locales', namespace: 'english-only' }));
    onLoad({ filter: /.*/, namespace: 'english-only' }, () => ({ contents: 'export {};' }));
  },
};

/** The document of `couchdb/`, with the revision that the document server of `npm start` gives it. */
async function configurationDocument() {
  const file = join(DEMO, 'couchdb/demo_app/auth0-config.json');
  const { _id, ...fields } = JSON.parse(await readFile(file, 'utf8'));
  const revision = createHash('md5').update(JSON.stringify(fields)).digest('hex');
  return { _id, _rev: `1-${revision}`, ...fields };
}
