import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from '../../../tools/setup/run.mjs';
import { renderBenchmarks } from './benchmark-page.mjs';
import { errorPages } from './error-pages.mjs';
import { renderErrorIndex, renderErrorPage } from './render-error-page.mjs';
import { rewriteLinks } from './rewrite-links.mjs';
import { siteMap } from './site-map.mjs';

/** The folder that VitePress reads: every page of the site, written again by each run. */
export const PAGES = join(root, 'projects/docs/dist/pages');

/** Writes all pages of the site to {@link PAGES}. */
export function writePages() {
  rmSync(PAGES, { recursive: true, force: true });
  const pages = siteMap().flatMap((section) => section.pages);
  const paths = new Map(pages.map(({ path, source }) => [source, path]));
  paths.set('projects/docs/pages/benchmarks.md', 'benchmarks');
  for (const page of pages) {
    write(
      `${page.path}.md`,
      rewriteLinks(page, (file) => paths.get(file), copyImage),
    );
  }
  write('index.md', readFileSync(join(root, 'projects/docs/pages/index.md'), 'utf8'));
  write('benchmarks.md', renderBenchmarks());
  const errors = errorPages();
  for (const page of errors) {
    write(`${page.path}.md`, renderErrorPage(page, errors));
  }
  write('errors/index.md', renderErrorIndex(errors));
}

function copyImage(file) {
  const name = basename(file);
  mkdirSync(join(PAGES, 'public/images'), { recursive: true });
  copyFileSync(join(root, file), join(PAGES, 'public/images', name));
  return `/images/${name}`;
}

function write(path, text) {
  const file = join(PAGES, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
