import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from '../../../tools/setup/run.mjs';
import { renderFullText, renderIndex, renderSkill } from './agent-files.mjs';
import { renderBenchmarks } from './benchmark-page.mjs';
import { errorPages } from './error-pages.mjs';
import { includeFiles } from './include-files.mjs';
import { renderErrorIndex, renderErrorPage } from './render-error-page.mjs';
import { rewriteLinks } from './rewrite-links.mjs';
import { siteMap } from './site-map.mjs';

/** The folder of everything that is generated. */
export const DIST = join(root, 'projects/docs/dist');

const PAGES = join(DIST, 'pages');
const HOME = 'projects/docs/pages/index.md';

/** Pages that are generated and linked from pages of the repository. */
const GENERATED = [['projects/docs/pages/benchmarks.md', 'benchmarks']];

/** Writes all pages of the site to `dist/pages`, which VitePress reads; those that did not change are left alone. */
export function writePages() {
  const sections = siteMap();
  const pages = sections.flatMap((section) => section.pages);
  const paths = new Map([...GENERATED, ...pages.map(({ path, source }) => [source, path])]);
  const texts = pages.map((page) => ({
    ...page,
    text: rewriteLinks({ ...page, text: includeFiles(page) }, (file) => paths.get(file), copyImage),
  }));
  const errors = errorPages();
  const files = new Map([
    ['index.md', readFileSync(join(root, HOME), 'utf8')],
    ['benchmarks.md', renderBenchmarks()],
    ['errors/index.md', renderErrorIndex(errors)],
    ...texts.map(({ path, text }) => [`${path}.md`, text]),
    ...errors.map((page) => [`${page.path}.md`, renderErrorPage(page, errors)]),
    ['public/llms.txt', renderIndex(sections)],
    ['public/llms-full.txt', renderFullText(texts, errors)],
    ['public/skill/SKILL.md', renderSkill(errors)],
  ]);
  for (const [path, text] of files) {
    write(path, text);
  }
}

/** Removes the pages of an earlier run, of which some may have no source any more. */
export function removePages() {
  rmSync(PAGES, { recursive: true, force: true });
}

/**
 * Adds what other commands built, where they did: the API reference that TypeDoc wrote to `dist/api`, and the demo as
 * `npm run build:demo-site -- --base-href /demo-site/` leaves it.
 */
export function addStaticParts() {
  if (existsSync(join(DIST, 'api'))) {
    cpSync(join(DIST, 'api'), join(PAGES, 'public/api'), { recursive: true });
  }
  const demo = join(root, 'dist/demo-site');
  const index = join(demo, 'index.html');
  if (existsSync(index) && readFileSync(index, 'utf8').includes('<base href="/demo-site/"')) {
    cpSync(demo, join(PAGES, 'public/demo-site'), { recursive: true });
  }
}

function copyImage(file) {
  const name = basename(file);
  mkdirSync(join(PAGES, 'public/images'), { recursive: true });
  cpSync(join(root, file), join(PAGES, 'public/images', name));
  return `/images/${name}`;
}

function write(path, text) {
  const file = join(PAGES, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
