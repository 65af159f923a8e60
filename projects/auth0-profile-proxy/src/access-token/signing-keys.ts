import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { Problem } from '../problem/problem.ts';

/**
 * The tenant's signing keys: fetched once, cached for ten minutes, and fetched again for an unknown
 * key id at most every 30 seconds, so that invented key ids cannot flood the tenant.
 */
export function signingKeys(tenantOrigin: string, fetchKeys: typeof fetch): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(`${tenantOrigin}/.well-known/jwks.json`), {
    timeoutDuration: 5000,
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    [customFetch]: (url, init) => fetchKeys(url, init),
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) {
        throw error;
      }
      if (error instanceof errors.JWKSMultipleMatchingKeys) {
        throw error;
      }
      throw new Problem(
        'upstream-unavailable',
        'The signing keys of the tenant cannot be read. Try again later.',
        {
          retryAfterSeconds: 5,
          cause: error,
        },
      );
    }
  };
}
