import { retryWaitMs } from '../../src/management-client/retry-wait.ts';

const now = Date.parse('2026-11-22T10:00:00Z');

describe('retryWaitMs', () => {
  it('follows Retry-After in seconds', () => {
    expect(wait({ 'retry-after': '3' })).toBe(3000);
  });

  it('follows Retry-After as a date', () => {
    expect(wait({ 'retry-after': 'Sun, 22 Nov 2026 10:00:07 GMT' })).toBe(7000);
  });

  for (const text of ['3s', 'x3', '3 seconds', '']) {
    it(`ignores the Retry-After ${JSON.stringify(text)}, which is neither`, () => {
      expect(wait({ 'retry-after': text })).toBe(100);
      const reset = String(now / 1000 + 2);
      expect(wait({ 'retry-after': text, 'x-ratelimit-reset': reset })).toBe(2125);
    });
  }

  it('returns 0 for a date in the past', () => {
    expect(wait({ 'retry-after': 'Sun, 22 Nov 2026 09:59:59 GMT' })).toBe(0);
  });

  it('prefers Retry-After to x-ratelimit-reset', () => {
    expect(wait({ 'retry-after': '1', 'x-ratelimit-reset': String(now / 1000 + 9) })).toBe(1000);
  });

  it('follows x-ratelimit-reset in UNIX seconds, with a little jitter', () => {
    expect(wait({ 'x-ratelimit-reset': String(now / 1000 + 2) })).toBe(2125);
  });

  it('returns 0 for a time in the past', () => {
    expect(wait({ 'x-ratelimit-reset': String(now / 1000 - 9) })).toBe(125);
  });

  it('doubles its own wait, with full jitter, without a header', () => {
    expect([1, 2, 3].map((attempt) => wait({ 'retry-after': 'soon' }, attempt))).toEqual([
      100, 200, 400,
    ]);
  });

  function wait(headers: Record<string, string>, attempt = 1): number {
    return retryWaitMs({ headers: new Headers(headers), attempt, now, random: 0.5 });
  }
});
