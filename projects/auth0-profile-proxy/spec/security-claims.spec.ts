import { existsSync, readFileSync } from 'node:fs';

describe('SECURITY.md', () => {
  const text = readFileSync(new URL('../SECURITY.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('spec'));
  const promises = rows.filter((row) => !row.startsWith('| guarantee'));

  it('names a test for each guarantee', () => {
    expect(promises.length).toBeGreaterThanOrEqual(15);
    for (const row of promises) {
      expect(proofsOf(row).length).withContext(row).toBeGreaterThan(0);
    }
  });

  it('names specs that exist', () => {
    for (const proof of promises.flatMap(proofsOf)) {
      expect(existsSync(new URL(proof, import.meta.url)))
        .withContext(proof)
        .toBeTrue();
    }
  });
});

/** Paths under `spec/` in the last cell of a row. */
function proofsOf(row: string): string[] {
  const cell = row.split('|').at(-2) ?? '';
  return [...cell.matchAll(/`([\w/-]+(?:\.spec\.ts|\.cluster\.ts|\/))`/g)].map(
    ([, path]) => path ?? '',
  );
}
