import { countTests } from '../test/count-tests.mjs';

describe('countTests', () => {
  it('reads the line of jasmine, pending specs apart', () => {
    expect(countTests('\n12 specs, 2 failures, 1 pending spec\n')).toEqual({
      passed: 9,
      failed: 2,
    });
  });

  it('adds up several runs of jasmine', () => {
    expect(countTests('3 specs, 0 failures\n4 specs, 1 failure\n')).toEqual({
      passed: 6,
      failed: 1,
    });
  });

  it('reads the last line of Karma, colours or not', () => {
    const line = (text) => `\u001b[1A\u001b[2KChrome Headless 156 (Linux): Executed ${text}\n`;
    const progress =
      line('1 of 43 SUCCESS (0 secs / 0 secs)') + line('43 of 43 (2 FAILED) (3 secs / 1 secs)');
    expect(countTests(progress)).toEqual({ passed: 41, failed: 2 });
  });

  it('leaves out what Karma skipped', () => {
    const text = 'Chrome: Executed 40 of 43 (skipped 3) SUCCESS (3 secs / 1 secs)';
    expect(countTests(text)).toEqual({ passed: 37, failed: 0 });
  });

  it('reads the summary of Playwright, a flaky test counting as passed', () => {
    expect(countTests('\n  2 failed\n    [chromium] › x\n  1 flaky\n  31 passed (1.2m)\n')).toEqual(
      {
        passed: 32,
        failed: 2,
      },
    );
  });

  it('counts nothing where there is no summary', () => {
    expect(countTests('Error: listen EADDRINUSE')).toEqual({ passed: 0, failed: 0 });
  });
});
