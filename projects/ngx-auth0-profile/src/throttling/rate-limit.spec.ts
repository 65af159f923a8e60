import { HttpHeaders } from '@angular/common/http';
import { rateLimit } from './rate-limit';

const now = Date.parse('2026-01-01T00:00:00Z');

describe('rateLimit', () => {
  beforeEach(() => {
    spyOn(Date, 'now').and.returnValue(now);
  });

  it('reads limit, remaining requests and reset', () => {
    expect(read('10', '4', 3)).toEqual({ limit: 10, remaining: 4, untilReset: 3_000 });
    expect(read('1', '0', 0)).toEqual({ limit: 1, remaining: 0, untilReset: 0 });
  });

  it('limits the reset to the next minute', () => {
    expect(read('10', '0', -5)?.untilReset).toBe(0);
    expect(read('10', '0', 3_600)?.untilReset).toBe(60_000);
  });

  it('is undefined when a header is missing or invalid', () => {
    expect(rateLimit(new HttpHeaders())).toBeUndefined();
    expect(read('0', '0', 3)).toBeUndefined();
    expect(read('many', '4', 3)).toBeUndefined();
    expect(read('10', '-1', 3)).toBeUndefined();
    expect(read('10', '4', NaN)).toBeUndefined();
  });
});

function read(limit: string, remaining: string, seconds: number): ReturnType<typeof rateLimit> {
  return rateLimit(
    new HttpHeaders({
      'x-ratelimit-limit': limit,
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset': String(now / 1000 + seconds),
    }),
  );
}
