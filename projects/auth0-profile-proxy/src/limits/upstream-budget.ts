import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import { wait } from './wait.ts';

/**
 * Waits for a turn to call the Management API. The tenant's limit is one for all its users, so
 * all instances share one bucket, and one user may take only a part of it.
 *
 * @throws Problem `rate-limited` (the user's part), `upstream-unavailable` (the whole budget)
 */
export async function takeUpstreamTurn(
  { store, upstream }: Pick<ResolvedOptions, 'store' | 'upstream'>,
  sub: string,
): Promise<void> {
  const { budget, userShare, budgetWaitMs } = upstream;
  const own = await store.take(
    `budget:${sub}`,
    {
      perSecond: budget.perSecond * userShare,
      burst: Math.max(2, Math.floor(budget.burst * userShare)),
    },
    budgetWaitMs,
  );
  if (!own.granted) {
    throw new Problem('rate-limited', "You have used up your part of the tenant's limit. Wait.", {
      retryAfterSeconds: own.waitMs / 1000,
    });
  }
  const all = await store.take('budget', budget, budgetWaitMs);
  if (!all.granted) {
    throw new Problem('upstream-unavailable', "The tenant's limit is used up for now. Wait.", {
      retryAfterSeconds: all.waitMs / 1000,
    });
  }
  const waitMs = Math.max(own.waitMs, all.waitMs);
  if (waitMs > 0) {
    await wait(waitMs);
  }
}
