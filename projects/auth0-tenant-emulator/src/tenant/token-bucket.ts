import type { TenantContext } from './tenant-context.ts';

/** The size of a token bucket: how many requests at once, and how many come back per second. */
export interface BucketSize {
  burst: number;
  perSecond: number;
}

/** What taking one token gave. */
export interface BucketResult {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** UNIX seconds at which the bucket is full again. */
  reset: number;
  /** Seconds until the next token. */
  retryAfterSeconds: number;
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
  take(now: number): BucketResult {
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
      retryAfterSeconds: Math.ceil(Math.max(0, 1 - this.tokens) / perSecond),
    };
  }
}

/** Takes a token from one of the tenant's buckets, which is created when it is first needed. */
export function takeToken(tenant: TenantContext, name: string, size: BucketSize): BucketResult {
  const now = tenant.clock.now();
  const bucket = tenant.buckets.get(name) ?? new TokenBucket(size, now);
  tenant.buckets.set(name, bucket);
  return bucket.take(now);
}
