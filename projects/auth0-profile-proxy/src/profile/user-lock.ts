import { wait } from '../limits/wait.ts';
import { Problem } from '../problem/problem.ts';
import type { ProxyStore } from '../contract/proxy-store.ts';

const LOCK_MS = 30_000;
const MAX_WAIT_MS = 5000;

/**
 * Runs one conditional change of a user at a time, across all instances that share the store.
 *
 * @throws Problem `conflict` when another change takes too long
 */
export async function withUserLock<T>(
  store: ProxyStore,
  userId: string,
  act: () => Promise<T>,
): Promise<T> {
  const key = `user-lock:${userId}`;
  const owner = crypto.randomUUID();
  const deadline = Date.now() + MAX_WAIT_MS;
  while (!(await store.add(key, owner, LOCK_MS))) {
    if (Date.now() > deadline) {
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
