import { storeKey } from '../contract/proxy-store.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import { wait } from './wait.ts';

/**
 * Waits until the Management API may be called. All users share the tenant's rate limit, so all
 * instances share one token bucket, and one user may take only a share of it.
 *
 * @throws Problem `rate-limited` (the user's share), `upstream-unavailable` (the whole budget)
 */
export async function takeUpstreamTurn(
  { store, upstream }: Pick<ResolvedOptions, 'store' | 'upstream'>,
  sub: string,
): Promise<void> {
  const { budget, userShare, budgetWaitMs } = upstream;
  const own = await store.take(
    storeKey('budget', sub),
    {
      perSecond: budget.perSecond * userShare,
      burst: Math.max(2, Math.floor(budget.burst * userShare)),
    },
    budgetWaitMs,
  );
  if (!own.granted) {
    throw new Problem(
      'rate-limited',
      "You have used your share of the tenant's rate limit. Wait before you repeat the request.",
      {
        retryAfterSeconds: own.waitMs / 1000,
      },
    );
  }
  const all = await store.take(storeKey('budget', 'all-users'), budget, budgetWaitMs);
  if (!all.granted) {
    throw new Problem('upstream-unavailable', 'The service is busy. Try again later.', {
      operatorDetail: 'The budget of Management API calls (upstream.budget) is used up.',
      retryAfterSeconds: all.waitMs / 1000,
    });
  }
  const waitMs = Math.max(own.waitMs, all.waitMs);
  if (waitMs > 0) {
    await wait(waitMs);
  }
}
