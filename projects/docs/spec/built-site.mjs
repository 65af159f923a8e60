import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from '../../../tools/setup/run.mjs';
import { DIST, removePages, writePages } from '../generator/write-pages.mjs';

const SITE = join(DIST, 'site');

let built;

/** Builds the site once for all specs, without the API reference: the HTML of its pages by path, and its folder. */
export function builtSite() {
  built ??= build();
  return built;
}

/** The documents of VitePress's own search index, as JSON of MiniSearch. */
export async function readSearchIndex() {
  await builtSite();
  const [file] = globSync('assets/chunks/@localSearchIndexroot.*.js', { cwd: SITE });
  return (await import(pathToFileURL(join(SITE, file)).href)).default;
}

async function build() {
  removePages();
  writePages();
  const { code, output } = await run(
    'node',
    ['node_modules/vitepress/bin/vitepress.js', 'build', 'projects/docs'],
    {
      quiet: true,
      cwd: root,
    },
  );
  if (code !== 0) {
    throw new Error(output);
  }
  const files = globSync('**/*.html', { cwd: SITE }).map((file) => file.replaceAll('\\', '/'));
  return new Map(files.map((file) => [`/${file}`, readFileSync(join(SITE, file), 'utf8')]));
}
