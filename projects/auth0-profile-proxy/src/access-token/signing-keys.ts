import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';

/** After the keys could not be fetched they are not requested again for this long. */
const COOLDOWN_MS = 5000;

/**
 * The tenant's signing keys: fetched once, cached for ten minutes, and fetched again for an unknown
 * key id at most every 30 seconds, so that invented key ids cannot flood the tenant. A failure is
 * remembered for some seconds for the same reason.
 */
export function signingKeys({
  tenantOrigin,
  fetch: fetchKeys,
  clock,
}: Pick<ResolvedOptions, 'tenantOrigin' | 'fetch' | 'clock'>): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(`${tenantOrigin}/.well-known/jwks.json`), {
    timeoutDuration: 5000,
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    [customFetch]: (url, init) => fetchKeys(url, init),
  });
  let failure: Problem | undefined;
  let failedUntil = 0;
  return async (header, token) => {
    if (failure && clock() < failedUntil) {
      throw failure;
    }
    try {
      return await keys(header, token);
    } catch (error) {
      if (
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys
      ) {
        throw error;
      }
      failedUntil = clock() + COOLDOWN_MS;
      throw (failure = keysUnavailable(error));
    }
  };
}

function keysUnavailable(cause: unknown): Problem {
  return new Problem(
    'upstream-unavailable',
    'The service cannot check logins at the moment. Try again later.',
    {
      retryAfterSeconds: COOLDOWN_MS / 1000,
      operatorDetail: 'The signing keys of the tenant (/.well-known/jwks.json) cannot be read.',
      cause,
    },
  );
}
