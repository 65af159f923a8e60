import type { HttpHeaders } from '@angular/common/http';
import { LONGEST_PAUSE } from './pause-after';

/** What a tenant says of its limit with every answer. */
export interface RateLimit {
  /** How many requests it takes at once when nothing was asked of it for a while. */
  readonly limit: number;
  /** How many it would take now. */
  readonly remaining: number;
  /** In how many milliseconds it would take as many as the limit again. */
  readonly untilReset: number;
}

/**
 * Reads the `x-ratelimit-…` headers (Auth0 docs, "Rate Limit Use Cases"); `undefined` where the
 * browser is not shown them.
 */
export function rateLimit(headers: HttpHeaders): RateLimit | undefined {
  const said = (name: string): number => Number(headers.get(`x-ratelimit-${name}`) ?? NaN);
  const [limit, remaining] = [said('limit'), said('remaining')];
  const untilReset = Math.min(Math.max(said('reset') * 1000 - Date.now(), 0), LONGEST_PAUSE);
  return limit >= 1 && remaining >= 0 && untilReset >= 0
    ? { limit, remaining, untilReset }
    : undefined;
}
