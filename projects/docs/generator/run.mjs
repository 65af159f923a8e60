import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../../../tools/setup/run.mjs';
import { orExplain, SetupError } from '../../../tools/setup/setup-error.mjs';

const VITEPRESS = 'node_modules/vitepress/bin/vitepress.js';
const TYPEDOC = 'node_modules/typedoc/bin/typedoc';

// Called by start.mjs: writes the pages and the API reference, then serves or builds the site.
await orExplain(async () => {
  const [command = 'dev', ...args] = process.argv.slice(2);
  const { addStaticParts, DIST, removePages, writePages } = await import('./write-pages.mjs');
  if (command === 'build' || !existsSync(join(DIST, 'api'))) {
    // The suite public-surface fails on its warnings; the site is built with them.
    await mustRun([
      TYPEDOC,
      '--options',
      'tools/api/typedoc.json',
      '--treatWarningsAsErrors',
      'false',
      '--out',
      join(DIST, 'api'),
    ]);
  }
  removePages();
  writePages();
  addStaticParts();
  if (command === 'dev') {
    watchSources(writePages);
  }
  await mustRun([VITEPRESS, command, 'projects/docs', ...args]);
});

async function mustRun(args) {
  const { code } = await run('node', args);
  if (code !== 0) {
    throw new SetupError(`The site was not built. It stopped at: ${args.join(' ')}`);
  }
}

/** Writes the pages again when a Markdown file of the repository changes. */
function watchSources(writePages) {
  let timer;
  watch(join(root, 'projects'), { recursive: true }, (_, file) => {
    if (file?.endsWith('.md') && !/node_modules|[\\/]dist[\\/]/.test(file)) {
      clearTimeout(timer);
      timer = setTimeout(writePages, 100);
    }
  });
}
