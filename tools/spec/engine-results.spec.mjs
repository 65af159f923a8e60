import { engineResults } from '../browsers/engine-results.mjs';

const CHROMIUM = { name: 'Chrome Headless 156', specs: 40, passed: 39, failed: 1, skipped: 0 };
const FIREFOX = { name: 'Firefox 153.0', specs: 40, passed: 38, failed: 0, skipped: 2 };

describe('engineResults', () => {
  it('lists what each engine executed', () => {
    const rows = engineResults(['chromium', 'firefox'], [FIREFOX, CHROMIUM]);
    expect(rows.map(({ name, executed, failed, missing }) => [name, executed, failed, missing]))
      .withContext('name, executed, failed, missing')
      .toEqual([
        ['chromium', 40, 1, 0],
        ['firefox', 38, 0, 0],
      ]);
  });

  it('when a spec file does not load in one engine, counts its specs as missing', () => {
    const webkit = { name: 'Safari 60.5', specs: 31, passed: 31, failed: 0, skipped: 0 };
    const [, row] = engineResults(['firefox', 'webkit'], [FIREFOX, webkit]);
    expect(row.missing).toBe(9);
  });

  it('when an engine ends before its last spec, counts the rest as missing', () => {
    const [row] = engineResults(['firefox'], [{ ...FIREFOX, passed: 20 }]);
    expect(row.missing).toBe(18);
  });

  it('when an engine does not start, counts its specs as missing', () => {
    const [, row] = engineResults(['firefox', 'webkit'], [FIREFOX]);
    expect(row).toEqual(jasmine.objectContaining({ version: 'not started', missing: 40 }));
  });

  it('when no engine starts, still counts something as missing', () => {
    expect(engineResults(['webkit'])[0].missing).toBe(1);
  });
});
