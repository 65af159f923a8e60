import { Problem } from '../problem/problem.ts';
import type { ProxyLog } from '../contract/proxy-log.ts';
import type { ProxyStore } from '../contract/proxy-store.ts';

/**
 * Uses a second store while the first one cannot be reached. The proxy stays available, but each
 * instance then counts for itself and does not know the idempotency keys of the others.
 */
export function fallbackStore(first: ProxyStore, second: ProxyStore, log: ProxyLog): ProxyStore {
  let down = false;
  const attempt = async <T>(use: (store: ProxyStore) => Promise<T>): Promise<T> => {
    try {
      const result = await use(first);
      if (down) {
        log.info({}, 'the shared store can be reached again');
      }
      down = false;
      return result;
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'store-unavailable')) {
        throw error;
      }
      if (!down) {
        log.warn({}, 'the shared store cannot be reached; memory is used instead');
      }
      down = true;
      return use(second);
    }
  };
  return {
    get: (key) => attempt((store) => store.get(key)),
    set: (key, value, ttlMs) => attempt((store) => store.set(key, value, ttlMs)),
    add: (key, value, ttlMs) => attempt((store) => store.add(key, value, ttlMs)),
    replace: (key, expected, value, ttlMs) =>
      attempt((store) => store.replace(key, expected, value, ttlMs)),
    remove: (key, value) => attempt((store) => store.remove(key, value)),
    consume: (key, limit) => attempt((store) => store.consume(key, limit)),
    take: (key, rate, maxWaitMs) => attempt((store) => store.take(key, rate, maxWaitMs)),
    ping: () => attempt((store) => store.ping()),
    close: async () => {
      await first.close();
      await second.close();
    },
  };
}
