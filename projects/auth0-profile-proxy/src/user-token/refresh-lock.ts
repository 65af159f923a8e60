import type { ResolvedBff } from '../contract/resolved-bff.ts';
import { wait } from '../limits/wait.ts';
import { Problem } from '../problem/problem.ts';

/** Time to wait for another instance that refreshes the same session. */
const MAX_WAIT_MS = 8000;

/**
 * Runs one refresh of a session at a time, across all instances that share the store.
 *
 * @throws Problem `store-unavailable`, `upstream-unavailable` when another refresh takes too long
 */
export async function withRefreshLock<T>(
  { profile }: Pick<ResolvedBff, 'profile'>,
  sessionKey: string,
  act: () => Promise<T>,
): Promise<T> {
  const { clock, store, upstream } = profile;
  const key = sessionKey.replace('session:', 'refresh-lock:');
  const owner = crypto.randomUUID();
  // A refresh sends one request and may read the keys of the tenant.
  const leaseMs = 2 * upstream.timeoutMs + 2000;
  const deadline = clock() + MAX_WAIT_MS;
  while (!(await store.add(key, owner, leaseMs))) {
    if (clock() > deadline) {
      throw new Problem('upstream-unavailable', 'The service is busy. Try again later.', {
        retryAfterSeconds: 2,
        operatorDetail: 'Another instance refreshes the tokens of this session for too long.',
      });
    }
    await wait(25);
  }
  try {
    return await act();
  } finally {
    // When the store cannot be reached the lock ends by its lease.
    await store.remove(key, owner).catch(() => undefined);
  }
}
