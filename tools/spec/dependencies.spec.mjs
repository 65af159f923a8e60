import { explainNpmFailure, whyStale } from '../setup/dependencies.mjs';

const lock = (packages) => ({ packages: { '': {}, ...packages } });
const karma = { 'node_modules/karma': { version: '6.4.4' } };

describe('whyStale', () => {
  it('is silent when what is installed is what the lock file names', () => {
    expect(whyStale(lock(karma), lock(karma))).toBeUndefined();
  });

  it('says so when nothing is installed', () => {
    expect(whyStale(lock(karma), undefined)).toBe('node_modules is missing.');
  });

  it('names a package that has another version', () => {
    const old = lock({ 'node_modules/karma': { version: '6.4.3' } });
    expect(whyStale(lock(karma), old)).toContain('node_modules/karma');
  });

  it('names a package that is not there', () => {
    expect(whyStale(lock(karma), lock({}))).toContain('node_modules/karma');
  });

  it('does not miss the optional package of another platform', () => {
    const windows = { 'node_modules/esbuild-windows': { version: '1.0.0', optional: true } };
    expect(whyStale(lock({ ...karma, ...windows }), lock(karma))).toBeUndefined();
  });

  it('names the command that brings a lost lock file back', () => {
    expect(() => whyStale(undefined, lock(karma))).toThrowError(/git checkout package-lock.json/);
  });
});

describe('explainNpmFailure', () => {
  const cases = [
    ['npm error code ENOTFOUND', /could not reach its package registry/],
    ['npm error code EAI_AGAIN', /could not reach its package registry/],
    ['npm error ENOSPC: no space left on device', /disk is full/],
    ['npm error code EACCES', /may not write/],
    ['npm error something else', /its own message is above/],
  ];
  for (const [output, sentence] of cases) {
    it(`answers ${output} with what to do`, () => {
      expect(explainNpmFailure(output)).toMatch(sentence);
    });
  }
});
