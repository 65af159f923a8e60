import { lastLines } from '../test/last-lines.mjs';

describe('lastLines', () => {
  it('leaves out the colours, and what came before', () => {
    expect(lastLines('1\n2\n\u001b[31m3\u001b[39m\n4\n', 2)).toBe('3\n4');
  });

  it("leaves out Karma's progress but for the last", () => {
    const line = (n) => `\u001b[1A\u001b[2KChrome: Executed ${n} of 3 (1 FAILED)\n`;
    const failure = 'Chrome: guard lets nobody in FAILED\n\tExpected true to be false.\n';
    expect(lastLines(line(1) + failure + line(2) + line(3))).toBe(
      `${failure}Chrome: Executed 3 of 3 (1 FAILED)`,
    );
  });
});
