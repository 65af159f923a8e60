import type { Context } from 'hono';
import type { TenantClock } from '../common/clock.ts';
import type { TenantSeed } from '../seed/seed.ts';
import type { TenantState } from '../state/tenant-state.ts';
import type { PendingFaults } from './fault-queue.ts';
import type { Keyring } from './keyring.ts';
import type { RequestLog, RequestNotes } from './request-log.ts';
import type { UncaughtScriptError } from './script-runner.ts';
import type { TenantPlatform } from './tenant-platform.ts';
import type { TokenBucket } from './token-bucket.ts';

/** What every endpoint works with: the tenant's state, clock, keys, logs and queues. */
export interface TenantContext {
  readonly seed: TenantSeed;
  readonly clock: TenantClock;
  readonly keys: Keyring;
  readonly requests: RequestLog;
  readonly faults: PendingFaults;
  /** What Node and browsers do differently. */
  readonly platform: TenantPlatform;
  /** The names of rules that are switched off until the next reset. */
  readonly disabledRules: Set<string>;
  /** Errors of rules and Actions that no code could catch, newest last. */
  readonly scriptErrors: UncaughtScriptError[];
  /** Rate limit buckets by name. */
  readonly buckets: Map<string, TokenBucket>;
  /** Origins this tenant answers on, the canonical one first, e.g. `http://localhost:4400`. */
  readonly origins: Set<string>;
  /** The certificate with which the tenant listens, as PEM; `undefined` without TLS. */
  certificate: string | undefined;
  /** Everything the tenant stores. Replaced as a whole by `reset()`. */
  readonly state: TenantState;
  /** Says that the state has changed, so that it is written to the state file. */
  markChanged(): void;
  /** Goes back to the seed: state, clock, faults and request log. */
  reset(): void;
}

/** What travels with one request through Hono. */
export interface TenantEnv {
  Variables: {
    tenant: TenantContext;
    /** Where this request was sent, parsed once. */
    url: URL;
    /** `https://host/` of this request: the `iss` of a token that it issues. */
    issuer: string;
    /** What the request log will say about this request. */
    notes: RequestNotes;
    /** `Set-Cookie` values of the response. */
    cookies: string[];
  };
}

/**
 * One request to the tenant, as every endpoint gets it; `c.var.tenant` is the tenant. An endpoint that
 * reads path parameters names the path it is mounted at.
 */
export type RequestContext<Path extends string = string> = Context<TenantEnv, Path>;
