/** Input of {@link retryWaitMs}. */
export interface RetryFacts {
  readonly headers: Pick<Headers, 'get'>;
  /** 1 after the first attempt. */
  readonly attempt: number;
  readonly now: number;
  /** From 0 to 1. */
  readonly random: number;
}

/**
 * How long to wait before the next attempt: `Retry-After` (seconds or a date), else
 * `x-ratelimit-reset` (UNIX seconds), else 200 ms doubled each time with full jitter.
 */
export function retryWaitMs({ headers, attempt, now, random }: RetryFacts): number {
  const retryAfter = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(retryAfter)) {
    return Number(retryAfter) * 1000;
  }
  const date = Date.parse(retryAfter);
  if (!Number.isNaN(date)) {
    return Math.max(0, date - now);
  }
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
  // The header has whole seconds: jitter keeps callers from returning all at once.
  if (Number.isFinite(reset)) {
    return Math.max(0, reset * 1000 - now) + random * 250;
  }
  return random * 200 * 2 ** (attempt - 1);
}
