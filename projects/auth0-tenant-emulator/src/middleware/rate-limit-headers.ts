import type { BucketResult } from '../tenant/token-bucket.ts';

/** Adds Auth0's rate limit headers to a response. */
export function withRateLimitHeaders(response: Response, result: BucketResult): Response {
  response.headers.set('x-ratelimit-limit', String(result.limit));
  response.headers.set('x-ratelimit-remaining', String(result.remaining));
  response.headers.set('x-ratelimit-reset', String(result.reset));
  return response;
}
