import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { Problem } from '../problem/problem.ts';
import type { Consumption, ProxyStore, WindowLimit } from '../contract/proxy-store.ts';
import { retryAfterOf } from '../store/window-limiters.ts';
import { redisScripts, type ScriptedRedis } from './redis-scripts.ts';

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** Prefix of every key. Default `profile-proxy:`. */
  readonly prefix?: string;
  /** Longest time a command may take. Default 1,000 ms. */
  readonly timeoutMs?: number;
}

/**
 * A store that several instances share. Commands fail immediately while Redis cannot be reached, and
 * succeed again as soon as it can.
 */
export function redisStore(
  url: string,
  { prefix = 'profile-proxy:', timeoutMs = 1000 }: RedisStoreOptions = {},
): ProxyStore {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: timeoutMs,
    connectTimeout: timeoutMs,
    retryStrategy: (times) => Math.min(100 * times, 1000),
    scripts: redisScripts,
  }) as ScriptedRedis;
  // Each command reports its own failure; without an error listener the process would exit.
  redis.on('error', () => undefined);
  const limiters = new Map<string, RateLimiterRedis>();
  const connected = new Promise<void>((resolve) => redis.once('ready', resolve));
  const run = async <T>(command: () => Promise<T>): Promise<T> => {
    if (redis.status !== 'ready') {
      await firstConnection(connected, timeoutMs);
    }
    try {
      return await command();
    } catch (cause) {
      throw storeUnavailable(cause);
    }
  };

  return {
    get: (key) => run(async () => (await redis.get(prefix + key)) ?? undefined),
    set: (key, value, ttlMs) =>
      run(async () => {
        await redis.set(prefix + key, value, 'PX', ceil(ttlMs));
      }),
    add: (key, value, ttlMs) =>
      run(async () => (await redis.set(prefix + key, value, 'PX', ceil(ttlMs), 'NX')) === 'OK'),
    replace: (key, expected, value, ttlMs) =>
      run(
        async () => (await redis.replaceIfEqual(prefix + key, expected, value, ceil(ttlMs))) === 1,
      ),
    remove: (key, value) => run(async () => (await redis.removeIfEqual(prefix + key, value)) === 1),
    consume: (key, limit) =>
      run(() => consume(limiterFor(limiters, redis, { prefix, limit }), key)),
    take: (key, rate, maxWaitMs) =>
      run(async () => {
        const interval = 1000 / rate.perSecond;
        const burstMs = rate.burst * interval;
        const wait = await redis.takeToken(prefix + key, interval, burstMs, maxWaitMs);
        return wait >= 0 ? { granted: true, waitMs: wait } : { granted: false, waitMs: -wait };
      }),
    ping: () =>
      run(async () => {
        await redis.ping();
      }),
    close: () => {
      redis.disconnect();
      return Promise.resolve();
    },
  };
}

function limiterFor(
  limiters: Map<string, RateLimiterRedis>,
  redis: Redis,
  { prefix, limit }: { readonly prefix: string; readonly limit: WindowLimit },
): RateLimiterRedis {
  const name = `${prefix}${limit.points}/${limit.windowSeconds}`;
  const existing = limiters.get(name);
  if (existing) {
    return existing;
  }
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    points: limit.points,
    duration: limit.windowSeconds,
    keyPrefix: name,
  });
  limiters.set(name, limiter);
  return limiter;
}

async function consume(limiter: RateLimiterRedis, key: string): Promise<Consumption> {
  try {
    await limiter.consume(key);
    return { allowed: true, retryAfterMs: 0 };
  } catch (refusal) {
    return { allowed: false, retryAfterMs: retryAfterOf(refusal) };
  }
}

/** A new process may get requests before its first connection is ready. */
async function firstConnection(connected: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(storeUnavailable(undefined));
    }, timeoutMs);
  });
  try {
    await Promise.race([connected, late]);
  } finally {
    clearTimeout(timer);
  }
}

function storeUnavailable(cause: unknown): Problem {
  return new Problem(
    'store-unavailable',
    'The service is not available at the moment. Try again later.',
    {
      retryAfterSeconds: 2,
      operatorDetail: 'Redis cannot be reached, or did not answer in time. Check REDIS_URL.',
      cause,
    },
  );
}

function ceil(ms: number): number {
  return Math.max(1, Math.ceil(ms));
}
