import { readFile } from 'node:fs/promises';
import '../recipes/jasmine.spec.ts';

describe('recipes.md', () => {
  for (const name of ['playwright-fixture.ts', 'jasmine.spec.ts']) {
    it(`prints ${name} as it is compiled`, async () => {
      const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
      expect(await read('../recipes.md')).toContain(await read(`../recipes/${name}`));
    });
  }
});
