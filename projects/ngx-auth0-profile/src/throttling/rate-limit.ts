import type { HttpHeaders } from '@angular/common/http';
import { MAX_RETRY_DELAY } from './retry-delay';

/** The rate limit that a tenant reports with every answer. */
export interface RateLimit {
  /** The size of the token bucket. */
  readonly limit: number;
  /** The requests left at the moment. */
  readonly remaining: number;
  /** Milliseconds until the bucket is full again. */
  readonly untilReset: number;
}

/**
 * Reads the `x-ratelimit-…` headers (Auth0 docs, "Rate Limit Use Cases"); `undefined` where the API
 * does not expose them to the page.
 */
export function rateLimit(headers: HttpHeaders): RateLimit | undefined {
  const read = (name: string): number => Number(headers.get(`x-ratelimit-${name}`) ?? NaN);
  const [limit, remaining] = [read('limit'), read('remaining')];
  const untilReset = Math.min(Math.max(read('reset') * 1000 - Date.now(), 0), MAX_RETRY_DELAY);
  return limit >= 1 && remaining >= 0 && untilReset >= 0
    ? { limit, remaining, untilReset }
    : undefined;
}
