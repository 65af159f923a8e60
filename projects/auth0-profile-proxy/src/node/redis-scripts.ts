import type { Redis } from 'ioredis';

/** Redis with the commands of {@link redisScripts}. */
export type ScriptedRedis = Redis & {
  replaceIfEqual(key: string, expected: string, value: string, ttlMs: number): Promise<number>;
  removeIfEqual(key: string, value: string): Promise<number>;
  /** Milliseconds to wait for the reserved token; negative when it would take too long. */
  takeToken(key: string, intervalMs: number, burstMs: number, maxWaitMs: number): Promise<number>;
};

/** Lua scripts: each runs in Redis as one atomic step. */
export const redisScripts = {
  replaceIfEqual: {
    numberOfKeys: 1,
    lua: `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`,
  },
  removeIfEqual: {
    numberOfKeys: 1,
    lua: `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`,
  },
  /** Generic cell rate algorithm with the clock of Redis, which all instances share. */
  takeToken: {
    numberOfKeys: 1,
    lua: `local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local fullAt = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + ARGV[1]
local wait = math.max(0, math.ceil(fullAt - now - ARGV[2]))
if wait > tonumber(ARGV[3]) then return -wait end
redis.call('SET', KEYS[1], string.format('%.3f', fullAt), 'PX', math.ceil(fullAt - now) + 1000)
return wait`,
  },
} as const;
