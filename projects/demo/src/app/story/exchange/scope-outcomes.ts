import type { ScopeOutcome } from './exchange';

/**
 * Compares what was asked for with what was granted.
 * `granted` is `undefined` where the token cannot be read, so that nobody can tell.
 */
export function scopeOutcomes(
  asked: string,
  granted: readonly string[] | undefined,
): readonly ScopeOutcome[] {
  return asked.split(' ').map((scope) => ({
    scope,
    granted: granted === undefined ? 'unknown' : granted.includes(scope) ? 'yes' : 'no',
  }));
}
