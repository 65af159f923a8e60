import type { HttpHeaders } from '@angular/common/http';

/** No tenant is waited for longer than this; the caller hears of it instead. In milliseconds. */
export const LONGEST_PAUSE = 60_000;

/**
 * How long to wait after a 429, in milliseconds: what `Retry-After` says, else `x-ratelimit-reset`,
 * else longer every time. A browser may be shown neither header.
 */
export function pauseAfter(headers: HttpHeaders, refusals: number): number {
  const retryAfter = headers.get('Retry-After');
  if (retryAfter !== null) {
    // Seconds or a date (RFC 9110, section 10.2.3).
    const seconds = Number(retryAfter);
    return atLeast(Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now());
  }
  const reset = Number(headers.get('x-ratelimit-reset') ?? NaN);
  return Number.isFinite(reset) ? atLeast(reset * 1000 - Date.now()) : backOff(refusals, 1000);
}

/** `base`, twice that, four times that …, half of it by chance, so that pages do not come back together. */
export function backOff(attempt: number, base: number): number {
  return Math.min(base * 2 ** attempt, LONGEST_PAUSE) * (0.5 + Math.random() / 2);
}

function atLeast(milliseconds: number): number {
  return Number.isFinite(milliseconds) ? Math.max(milliseconds, 50) : 1000;
}
