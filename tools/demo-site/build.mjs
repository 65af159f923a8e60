import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, run } from '../setup/run.mjs';
import { orExplain, SetupError } from '../setup/setup-error.mjs';
import { bundleSite } from './bundle-site.mjs';
import { siteIndex } from './site-index.mjs';

// `npm run build:demo-site -- [--base-href /path/]`: the demo as files only, in dist/demo-site. `--no-build` takes
// the app from dist/demo as it is.

const APP = join(root, 'dist/demo/browser');
const SITE = join(root, 'dist/demo-site');

await orExplain(async () => {
  const { values } = parseArgs({
    options: {
      'base-href': { type: 'string', default: '/' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const baseHref = values['base-href'];
  if (!/^\/(?:[\w.-]+\/)*$/.test(baseHref)) {
    throw new SetupError(`--base-href is "${baseHref}". Write a path such as /demo/.`);
  }
  if (!values['no-build']) {
    const { code } = await run('node', ['node_modules/@angular/cli/bin/ng.js', 'build', 'demo']);
    if (code !== 0) {
      throw new SetupError('The demo does not build.');
    }
  }
  await rm(SITE, { recursive: true, force: true });
  await cp(APP, SITE, { recursive: true });
  const index = siteIndex(await readFile(join(APP, 'index.html'), 'utf8'), baseHref);
  await writeFile(join(SITE, 'index.html'), index);
  // What servers of static files answer for a URL that is no file, e.g. a link to a page of the app.
  await writeFile(join(SITE, '404.html'), index);
  await bundleSite(SITE);
  console.log(`The site is in ${SITE}. Serve it at ${baseHref}`);
});
