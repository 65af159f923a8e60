import type { ManagementClient } from '../management-client/management-client.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';

/**
 * Whether requests can be served: the store answers and there is a Management API token. The reason
 * of a failure goes to the log, because anybody may read the answer.
 */
export async function isReady(
  { store, log }: Pick<ResolvedOptions, 'store' | 'log'>,
  client: Pick<ManagementClient, 'breaker' | 'tokens'>,
): Promise<boolean> {
  try {
    if (client.breaker.isOpen) {
      throw new Problem('upstream-unavailable', 'The proxy is not ready.', {
        operatorDetail: 'The circuit breaker is open after consecutive failures of the tenant.',
      });
    }
    await Promise.all([store.ping(), client.tokens.get()]);
    return true;
  } catch (error) {
    const isProblem = error instanceof Problem;
    log.warn(
      {
        problem: isProblem ? error.code : 'internal-error',
        reason: isProblem ? error.facts.operatorDetail : undefined,
      },
      'not ready',
    );
    return false;
  }
}
