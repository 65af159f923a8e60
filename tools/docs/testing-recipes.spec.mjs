import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';
import { blocksOf } from './code-examples.mjs';

const LIBRARY = join(root, 'projects/ngx-auth0-profile');
const RECIPES = join(LIBRARY, 'testing/recipes');

/** The recipes run in Karma and in Vitest; the guide shows them. */
describe('the recipes of guides/testing.md', () => {
  const guide = readFileSync(join(LIBRARY, 'guides/testing.md'), 'utf8').replaceAll('\r\n', '\n');
  const shown = blocksOf(guide).filter(({ name }) => name.endsWith('.spec.ts'));

  it('are all the files in testing/recipes', () => {
    expect(shown.map(({ name }) => name).sort()).toEqual(readdirSync(RECIPES).sort());
  });

  it('show each file as it is', () => {
    for (const { name, code } of shown) {
      const file = readFileSync(join(RECIPES, name), 'utf8');
      expect(code).withContext(name).toBe(`// ${name}\n${file}`);
    }
  });

  it('leave no other test in the guide', () => {
    const others = blocksOf(guide).filter(({ name }) => !name.endsWith('.spec.ts'));
    expect(others.filter(({ code }) => /\b(it|describe)\(/.test(code))).toEqual([]);
  });
});
