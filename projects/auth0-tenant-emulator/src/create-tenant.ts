import { createClock, type TenantClock } from './clock.ts';
import { createFaultQueue, type FaultBook } from './faults/fault-book.ts';
import { happenAtOnce } from './faults/happen-at-once.ts';
import type { LoggedRequest } from './request-log.ts';
import { createRequestLog } from './request-log.ts';
import type { TenantSeed } from './seed/seed.ts';
import { stateFromSeed } from './seed/state-from-seed.ts';
import type { TenantState } from './state/tenant-state.ts';
import { tenantApp } from './tenant-app.ts';
import type { TenantContext } from './tenant-context.ts';
import { TenantError } from './tenant-error.ts';
import { createUserDirectory, type UserDirectory } from './user-directory.ts';
import { createKeyring } from './tokens/keyring.ts';
import { mintToken, type MintRequest } from './tokens/mint-token.ts';

/** How to make a tenant: a seed, and what only code can say. */
export interface TenantOptions extends TenantSeed {
  /** Host (and port) of the tenant's canonical origin. Default `localhost`. */
  domain?: string;
  /** More hosts the tenant answers to, each its own issuer. */
  customDomains?: readonly string[];
  /** Time source in milliseconds. Default: the system clock. */
  clock?: () => number;
  /** Called after every answered request. */
  onRequest?: (request: LoggedRequest) => void;
  /** Called after every change of the tenant's state. */
  onChange?: () => void;
  /** State to start with instead of the seed's. */
  state?: TenantState;
}

/** A tenant without a socket. */
export interface Tenant {
  /** Host and port of the canonical origin, what SDKs call `domain`. */
  readonly domain: string;
  /** The `iss` of tokens issued at the canonical origin. */
  readonly issuer: string;
  /** The audience of the Management API. */
  readonly audience: string;
  /** Answers a request. */
  fetch(request: Request): Promise<Response>;
  readonly users: UserDirectory;
  readonly clock: TenantClock;
  readonly faults: FaultBook;
  /** What the tenant has answered so far, oldest first. */
  requests(): LoggedRequest[];
  /** Makes a token without a login. */
  mint(request: MintRequest): Promise<string>;
  /** Ends login sessions, of one user or of all; says how many. */
  endSessions(userId?: string): number;
  /** Revokes refresh tokens, of one user or of all; says how many. */
  revokeRefreshTokens(userId?: string): number;
  /** Signs with a new key from now on and returns its `kid`; the old key stays valid. */
  rotateKeys(): string;
  /** Goes back to the seed: state, clock, faults and request log. */
  reset(): void;
}

/** A tenant with what the listener and the snapshot need of its inside. */
export interface TenantInternals extends Tenant {
  readonly context: TenantContext;
  /** Makes the tenant answer on other origins from now on, the canonical one first. */
  setOrigins(origins: readonly string[]): void;
}

/**
 * Makes a tenant: a function from `Request` to `Response`, and the handles a test needs.
 *
 * @example
 * const tenant = createTenant({ users: [{ user_id: 'auth0|ada', email: 'ada@example.com' }] });
 * const answer = await tenant.fetch(new Request('http://localhost/.well-known/jwks.json'));
 */
export function createTenant(options: TenantOptions = {}): Tenant {
  return createTenantInternals(options);
}

/** Makes a tenant and hands out its inside too. */
export function createTenantInternals(options: TenantOptions): TenantInternals {
  const clock = createClock(options.clock);
  let state = options.state ?? stateFromSeed(options, clock);
  const origins = new Set<string>();
  const context: TenantContext = {
    seed: options,
    clock,
    keys: createKeyring(() => state.keys),
    requests: createRequestLog(),
    buckets: new Map(),
    faults: createFaultQueue((fault) => happenAtOnce(context, fault)),
    origins,
    get state() {
      return state;
    },
    markChanged() {
      options.onChange?.();
    },
  };
  const setOrigins = (list: readonly string[]): void => {
    origins.clear();
    for (const origin of list) {
      origins.add(origin);
    }
    for (const host of options.customDomains ?? []) {
      origins.add(`http://${host}`).add(`https://${host}`);
    }
  };
  const domain = options.domain ?? 'localhost';
  setOrigins([`http://${domain}`, `https://${domain}`]);
  const handles = stateHandles(context, (next) => {
    state = next;
  });
  const app = tenantApp(context, handles, options.onRequest);
  const issuer = (): string => `${canonicalOrigin(origins)}/`;
  return {
    ...handles,
    context,
    setOrigins,
    get domain() {
      return new URL(issuer()).host;
    },
    get issuer() {
      return issuer();
    },
    get audience() {
      return `${issuer()}api/v2/`;
    },
    fetch: async (request) => app.fetch(request),
    users: createUserDirectory(context),
    clock,
    faults: context.faults,
    requests: () => context.requests.list(),
    mint: (request) => mintToken(context, request, issuer()),
    rotateKeys: () => context.keys.rotate(),
  };
}

function stateHandles(
  context: TenantContext,
  replace: (state: TenantState) => void,
): Pick<Tenant, 'reset' | 'endSessions' | 'revokeRefreshTokens'> {
  return {
    reset() {
      context.clock.reset();
      replace(stateFromSeed(context.seed, context.clock));
      context.faults.clear();
      context.buckets.clear();
      context.requests.clear();
      context.markChanged();
    },
    endSessions(userId) {
      const { sessions } = context.state;
      const ended = [...sessions.values()].filter(
        (session) => userId === undefined || session.userId === userId,
      );
      for (const session of ended) {
        sessions.delete(session.id);
      }
      context.markChanged();
      return ended.length;
    },
    revokeRefreshTokens(userId) {
      const revoked = [...context.state.refreshTokens.values()].filter(
        (token) => !token.revoked && (userId === undefined || token.grant.userId === userId),
      );
      for (const token of revoked) {
        token.revoked = true;
      }
      context.markChanged();
      return revoked.length;
    },
  };
}

function canonicalOrigin(origins: ReadonlySet<string>): string {
  for (const origin of origins) {
    return origin;
  }
  throw new TenantError('invalid-option', 'The tenant answers on no origin. Give it a domain.');
}
