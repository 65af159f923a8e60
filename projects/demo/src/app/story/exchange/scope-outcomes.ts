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
    granted: granted === undefined ? 'unknown' : granted.includes(scope) ? 'yes' : 'no',
  }));
}
