import { pagesWithFigures, withFigures, withoutFigures } from '../generator/marked-figures.mjs';
import { renderBenchmarks } from '../generator/benchmark-page.mjs';
import { readResults } from '../generator/figures.mjs';

describe('the figures in pages and READMEs', () => {
  it('are those that the benchmarks wrote', () => {
    for (const { file, text } of pagesWithFigures()) {
      expect(withFigures(text) === text)
        .withContext(`${file}: run npm run docs:figures`)
        .toBeTrue();
    }
  });

  it('are marked, where they are sizes of files or measured times', () => {
    expect(pagesWithFigures().flatMap(({ file, text }) => unmarked(file, text))).toEqual([]);
  });

  it('are found, where they are not marked', () => {
    const text =
      'It adds 3.2 kB.\n\nMeasured here: 43 s for\n`ng new`. A run took 55.6 minutes.\n\nIt waits 5 s.\n';
    expect(unmarked('a.md', text)).toEqual(['a.md: 3.2 kB', 'a.md: 43 s', 'a.md: 55.6 minutes']);
  });

  it('are refused when nothing measures them', () => {
    const mark = '<!-- figure: bundle.unknown -->1 kB<!-- /figure -->';
    expect(() => withFigures(mark)).toThrowError(/no figure "bundle.unknown"/);
  });

  it('are replaced by the present value', () => {
    const mark = (value) => `a <!-- figure: x -->${value}<!-- /figure --> b`;
    expect(withFigures(mark('1 kB'), { x: '2 kB' })).toBe(mark('2 kB'));
  });
});

/** Sizes of files, and times in paragraphs that say that something was measured. Limits of others are in KB and MB. */
function unmarked(file, text) {
  const plain = withoutFigures(text);
  const measured = plain.split(/\n{2,}/).filter((part) => /\b(measured|took)\b/i.test(part));
  return [
    ...plain.matchAll(/\d[\d.,]* kB\b/g),
    ...measured.join('\n\n').matchAll(/\d[\d.,]* (?:ms|s|seconds|min|minutes)\b/g),
  ].map(([figure]) => `${file}: ${figure}`);
}

describe('the charts', () => {
  it('show the values of results.json', () => {
    const results = readResults();
    const page = renderBenchmarks(results);
    for (const { peer, count, lost } of results['rate-limits'].figures.runs) {
      if (count === 300) {
        expect(page).toContain(`${peer} ${lost}`);
      }
    }
    expect(page.match(/<svg role="img" aria-label="[^"]{20,}"/g).length).toBeGreaterThan(4);
  });
});
