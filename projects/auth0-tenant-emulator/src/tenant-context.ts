import type { TenantClock } from './clock.ts';
import type { FaultQueue } from './faults/fault-book.ts';
import type { TokenBucket } from './rate-limit/token-bucket.ts';
import type { RequestLog, RequestNotes } from './request-log.ts';
import type { TenantSeed } from './seed/seed.ts';
import type { TenantState } from './state/tenant-state.ts';
import type { Keyring } from './tokens/keyring.ts';

/** What every endpoint works with: the tenant's memory, its time, its keys and its books. */
export interface TenantContext {
  readonly seed: TenantSeed;
  readonly clock: TenantClock;
  readonly keys: Keyring;
  readonly requests: RequestLog;
  readonly faults: FaultQueue;
  /** Rate limit buckets by name. */
  readonly buckets: Map<string, TokenBucket>;
  /** Origins this tenant answers on, the canonical one first, e.g. `http://localhost:4400`. */
  readonly origins: Set<string>;
  /** The tenant's memory. Replaced as a whole by `reset()`. */
  readonly state: TenantState;
  /** Says that the state has changed, so that a snapshot is due. */
  markChanged(): void;
}

/** What travels with one request through Hono. */
export interface TenantEnv {
  Variables: {
    /** Where this request was sent, read once. */
    url: URL;
    /** `https://host/` of this request: what a token issued by it says in `iss`. */
    issuer: string;
    /** What the request log will say about this request. */
    notes: RequestNotes;
    /** `Set-Cookie` values that the answer will carry. */
    cookies: string[];
  };
}
