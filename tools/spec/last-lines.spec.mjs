import { lastLines } from '../test/last-lines.mjs';

describe('lastLines', () => {
  it('returns the last lines without colours', () => {
    expect(lastLines('1\n2\n\u001b[31m3\u001b[39m\n4\n', 2)).toBe('3\n4');
  });

  it("leaves out Karma's progress lines except the last", () => {
    const line = (n) => `\u001b[1A\u001b[2KChrome: Executed ${n} of 3 (1 FAILED)\n`;
    const failure = 'Chrome: scopeGuard activates the route FAILED\n\tExpected true to be false.\n';
    expect(lastLines(line(1) + failure + line(2) + line(3))).toBe(
      `${failure}Chrome: Executed 3 of 3 (1 FAILED)`,
    );
  });
});
