import { explainNpmFailure, whyStale } from '../setup/dependencies.mjs';

const lock = (packages) => ({ packages: { '': {}, ...packages } });
const karma = { 'node_modules/karma': { version: '6.4.4' } };

describe('whyStale', () => {
  it('when the installed packages match the lock file, returns undefined', () => {
    expect(whyStale(lock(karma), lock(karma))).toBeUndefined();
  });

  it('when nothing is installed, says so', () => {
    expect(whyStale(lock(karma), undefined)).toBe('node_modules is missing.');
  });

  it('when a package has another version, names it', () => {
    const old = lock({ 'node_modules/karma': { version: '6.4.3' } });
    expect(whyStale(lock(karma), old)).toContain('node_modules/karma');
  });

  it('when a package is missing, names it', () => {
    expect(whyStale(lock(karma), lock({}))).toContain('node_modules/karma');
  });

  it('when an optional package of another platform is missing, returns undefined', () => {
    const windows = { 'node_modules/esbuild-windows': { version: '1.0.0', optional: true } };
    expect(whyStale(lock({ ...karma, ...windows }), lock(karma))).toBeUndefined();
  });

  it('when the lock file is missing, names the command that restores it', () => {
    expect(() => whyStale(undefined, lock(karma))).toThrowError(/git checkout package-lock.json/);
  });
});

describe('explainNpmFailure', () => {
  const cases = [
    ['npm error code ENOTFOUND', /could not reach its package registry/],
    ['npm error code EAI_AGAIN', /could not reach its package registry/],
    ['npm error ENOSPC: no space left on device', /disk is full/],
    ['npm error code EACCES', /has no permission to write/],
    ['npm error something else', /its message is above/],
  ];
  for (const [output, sentence] of cases) {
    it(`when npm prints '${output}', says what to do`, () => {
      expect(explainNpmFailure(output)).toMatch(sentence);
    });
  }
});
