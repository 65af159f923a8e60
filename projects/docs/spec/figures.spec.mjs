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

  it('are marked, where they are sizes of files', () => {
    const unmarked = pagesWithFigures().flatMap(({ file, text }) =>
      [...withoutFigures(text).matchAll(/\d[\d.,]* kB\b/g)].map(([figure]) => `${file}: ${figure}`),
    );
    expect(unmarked).toEqual([]);
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
