import type { ScopeOutcome } from './exchange';

/**
 * Compares the requested scopes with the granted ones.
 * `granted` is `undefined` when the token cannot be decoded.
 */
export function scopeOutcomes(
  requested: string,
  granted: readonly string[] | undefined,
): readonly ScopeOutcome[] {
  return requested.split(' ').map((scope) => ({
    scope,
    granted: isIgnored(scope)
      ? 'ignored'
      : granted === undefined
        ? 'unknown'
        : granted.includes(scope)
          ? 'yes'
          : 'no',
  }));
}

/** Scopes of OpenID Connect Core 1.0, sections 5.4 and 11. */
const OPENID = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'];

/** Names of claims, such as `roles`, are no scopes; Auth0 drops them at each login. */
function isIgnored(scope: string): boolean {
  return !OPENID.includes(scope) && !scope.includes(':');
}
