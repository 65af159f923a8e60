// The main entry of the package loads limiters for every database and Node's cluster module, which
// edge platforms lack; this file has no such imports.
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import type { Consumption, WindowLimit } from '../contract/proxy-store.ts';

/** Fixed-window limits in memory, one `rate-limiter-flexible` limiter for each kind of limit. */
export class WindowLimiters {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  async consume(key: string, limit: WindowLimit): Promise<Consumption> {
    try {
      await this.limiterFor(limit).consume(key);
      return { allowed: true, retryAfterMs: 0 };
    } catch (refusal) {
      return { allowed: false, retryAfterMs: retryAfterOf(refusal) };
    }
  }

  private limiterFor(limit: WindowLimit): RateLimiterMemory {
    const name = `${limit.points}/${limit.windowSeconds}`;
    const existing = this.limiters.get(name);
    if (existing) {
      return existing;
    }
    const limiter = new RateLimiterMemory({
      points: limit.points,
      duration: limit.windowSeconds,
      keyPrefix: name,
    });
    this.limiters.set(name, limiter);
    return limiter;
  }
}

/** The limiter rejects with its result when no point is left, and with an Error when it failed. */
export function retryAfterOf(refusal: unknown): number {
  if (refusal instanceof Error) {
    throw refusal;
  }
  const { msBeforeNext } = refusal as { readonly msBeforeNext: number };
  return Math.max(1, msBeforeNext);
}
