import { gzipSync } from 'node:zlib';
import { bundleForBrowser, type BrowserFile } from '../build-browser.ts';

/** Kilobytes, gzipped, of each file. */
const BUDGET_KB = 110;

describe('the browser build', () => {
  let files: BrowserFile[];

  beforeAll(async () => {
    files = await bundleForBrowser();
  });

  it('is a module for pages and a service worker', () => {
    expect(files.map(({ name }) => name)).toEqual(['index.js', 'tenant-worker.js']);
  });

  it('needs nothing of Node', () => {
    for (const { name, text } of files) {
      const ofNode =
        text.match(/["']node:[\w/]+["']|\bBuffer\.\w+|\bprocess\.\w+|\brequire\(/g) ?? [];
      expect(ofNode).withContext(name).toEqual([]);
    }
  });

  it('imports nothing later, which a service worker cannot do', () => {
    for (const { name, text } of files) {
      expect(text)
        .withContext(name)
        .not.toMatch(/\bimport\(/);
    }
  });

  it(`has at most ${BUDGET_KB} kB gzipped in each file`, () => {
    for (const { name, text } of files) {
      const size = gzipSync(text, { level: 9 }).length;
      expect(size)
        .withContext(name)
        .toBeLessThanOrEqual(BUDGET_KB * 1000);
    }
  });
});
