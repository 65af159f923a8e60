import type { HttpHeaders } from '@angular/common/http';

/** The longest delay in milliseconds; for a longer one the caller gets the error instead. */
export const MAX_RETRY_DELAY = 60_000;

/**
 * The delay after a 429, in milliseconds: from `Retry-After`, else from `x-ratelimit-reset`, else
 * exponential. A cross-origin API has to expose these headers before a page can read them.
 */
export function retryDelay(headers: HttpHeaders, retries: number): number {
  const retryAfter = headers.get('Retry-After');
  if (retryAfter !== null) {
    // Seconds or a date (RFC 9110, section 10.2.3).
    const seconds = Number(retryAfter);
    return atLeast50(
      Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now(),
    );
  }
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN);
  return Number.isFinite(reset)
    ? atLeast50(reset * 1000 - Date.now())
    : exponentialBackoff(retries, 1000);
}

/** `base` doubled with every retry, with random jitter, so that pages do not retry in step. */
export function exponentialBackoff(retries: number, base: number): number {
  return Math.min(base * 2 ** retries, MAX_RETRY_DELAY) * (0.5 + Math.random() / 2);
}

function atLeast50(milliseconds: number): number {
  return Number.isFinite(milliseconds) ? Math.max(milliseconds, 50) : 1000;
}
