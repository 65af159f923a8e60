import type { BucketSize } from './plans.ts';

/** What a bucket says about one request. */
export interface BucketAnswer {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** UNIX seconds at which the bucket is full again. */
  reset: number;
}

/** A token bucket on the tenant's clock. */
export class TokenBucket {
  private readonly size: BucketSize;
  private tokens: number;
  private filledAt: number;

  constructor(size: BucketSize, now: number) {
    this.size = size;
    this.tokens = size.burst;
    this.filledAt = now;
  }

  /** Takes one token if there is one. */
  take(now: number): BucketAnswer {
    const { burst, perSecond } = this.size;
    const elapsed = Math.max(0, now - this.filledAt) / 1000;
    this.tokens = Math.min(burst, this.tokens + elapsed * perSecond);
    this.filledAt = now;
    const allowed = this.tokens >= 1;
    if (allowed) {
      this.tokens -= 1;
    }
    const secondsToFull = (burst - this.tokens) / perSecond;
    return {
      allowed,
      limit: burst,
      remaining: Math.floor(this.tokens),
      reset: Math.ceil(now / 1000 + secondsToFull),
    };
  }
}
