import { wait } from '../limits/wait.ts';
import { Problem } from '../problem/problem.ts';
import type { ProxyStore } from '../contract/proxy-store.ts';

const LOCK_MS = 30_000;
const PATIENCE_MS = 5000;

/**
 * Lets one conditional change of a user run at a time, over all instances that share the store.
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
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await store.add(key, owner, LOCK_MS))) {
    if (Date.now() > deadline) {
      throw new Problem('conflict', 'Another change of this profile is under way. Try again.', {
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
