import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS } from '../generator/problems.mjs';
import { siteMap } from '../generator/site-map.mjs';
import { DIST } from '../generator/write-pages.mjs';
import { builtSite } from './built-site.mjs';

describe('the files for coding agents', () => {
  it('list every page, and link to pages that exist', async () => {
    const site = await builtSite();
    const index = read('llms.txt');
    for (const { path, title } of siteMap().flatMap(({ pages }) => pages)) {
      expect(index).toMatch(new RegExp(`^- \\[.*\\]\\(/${path}\\.html\\): \\w`, 'm'));
      expect(index).toContain(`[${title}](/${path}.html)`);
    }
    for (const [, path] of index.matchAll(/\]\((\/[^)]+)\)/g)) {
      expect(site.has(path) || existsSync(join(DIST, 'site', path)))
        .withContext(path)
        .toBeTrue();
    }
  }, 300_000);

  it('have the fix for every problem', async () => {
    await builtSite();
    for (const problem of Object.values(PROBLEMS).flat()) {
      expect(read('skill/SKILL.md')).toContain(`- \`${problem}\`: `);
      expect(read('llms-full.txt')).toContain(`\n## ${problem}\n`);
    }
  }, 300_000);

  it('begin the skill with its name and when to use it', async () => {
    await builtSite();
    expect(read('skill/SKILL.md')).toMatch(
      /^---\nname: [a-z0-9-]+\ndescription: Use when .+\n---\n/,
    );
  }, 300_000);
});

function read(path) {
  return readFileSync(join(DIST, 'site', path), 'utf8');
}
