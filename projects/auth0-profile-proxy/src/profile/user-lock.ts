import { wait } from '../limits/wait.ts';
import { Problem } from '../problem/problem.ts';
import { storeKey } from '../contract/proxy-store.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';

const MAX_WAIT_MS = 5000;

/** A lock of an account. */
export interface UserLock {
  readonly userId: string;
  /** Until then the change may still reach the tenant, so that the lock must not end before. */
  readonly leaseUntil: number;
}

/**
 * Runs one conditional change of a user at a time, across all instances that share the store.
 *
 * @throws Problem `conflict` when another change takes too long
 */
export async function withUserLock<T>(
  { store, clock }: Pick<ResolvedOptions, 'store' | 'clock'>,
  { userId, leaseUntil }: UserLock,
  act: () => Promise<T>,
): Promise<T> {
  const key = storeKey('user-lock', userId);
  const owner = crypto.randomUUID();
  const deadline = clock() + MAX_WAIT_MS;
  while (!(await store.add(key, owner, Math.max(1, leaseUntil - clock())))) {
    if (clock() > deadline) {
      throw new Problem('conflict', 'Another change of this profile is in progress. Try again.', {
        retryAfterSeconds: 1,
      });
    }
    await wait(25);
  }
  try {
    return await act();
  } finally {
    await store.remove(key, owner);
  }
}
