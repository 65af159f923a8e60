import type { BucketRate, ProxyStore, Reservation, WindowLimit } from '../contract/proxy-store.ts';
import { BoundedEntries } from './bounded-entries.ts';
import { WindowLimiters } from './window-limiters.ts';

/** Buckets above this number are cleared of those that are full again. */
const MAX_BUCKETS = 20_000;

/** The default store: in the memory of this process. */
export function memoryStore(clock: () => number = Date.now): ProxyStore {
  const entries = new BoundedEntries();
  const buckets = new Map<string, number>();
  const limiters = new WindowLimiters();

  const read = (key: string): string | undefined => {
    const entry = entries.get(key);
    if (entry === undefined || entry.expiresAt > clock()) {
      return entry?.value;
    }
    entries.delete(key);
    return undefined;
  };
  const write = (key: string, value: string, ttlMs: number): void => {
    entries.set(key, { value, expiresAt: clock() + ttlMs });
  };

  return {
    get: (key) => Promise.resolve(read(key)),
    set(key, value, ttlMs) {
      write(key, value, ttlMs);
      return Promise.resolve();
    },
    add(key, value, ttlMs) {
      if (read(key) !== undefined) {
        return Promise.resolve(false);
      }
      write(key, value, ttlMs);
      return Promise.resolve(true);
    },
    replace(key, expected, value, ttlMs) {
      if (read(key) !== expected) {
        return Promise.resolve(false);
      }
      write(key, value, ttlMs);
      return Promise.resolve(true);
    },
    remove: (key, value) => Promise.resolve(read(key) === value && entries.delete(key)),
    consume: (key, limit: WindowLimit) => limiters.consume(key, limit),
    take: (key, rate, maxWaitMs) =>
      Promise.resolve(takeToken(buckets, key, { rate, maxWaitMs, now: clock() })),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** Generic cell rate algorithm: the map has the time when the bucket will be full again. */
function takeToken(
  buckets: Map<string, number>,
  key: string,
  request: { readonly rate: BucketRate; readonly maxWaitMs: number; readonly now: number },
): Reservation {
  const { rate, now } = request;
  const interval = 1000 / rate.perSecond;
  const fullAt = Math.max(buckets.get(key) ?? now, now) + interval;
  const waitMs = Math.max(0, Math.ceil(fullAt - now - rate.burst * interval));
  if (waitMs > request.maxWaitMs) {
    return { granted: false, waitMs };
  }
  buckets.set(key, fullAt);
  if (buckets.size > MAX_BUCKETS) {
    for (const [name, time] of buckets) {
      if (time <= now) {
        buckets.delete(name);
      }
    }
  }
  return { granted: true, waitMs };
}
