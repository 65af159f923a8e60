import { createClock, type TenantClock } from './common/clock.ts';
import { createFaultQueue, type FaultQueue } from './tenant/fault-queue.ts';
import { applyImmediately } from './faults/apply-immediately.ts';
import type { LoggedRequest } from './tenant/request-log.ts';
import { createRequestLog } from './tenant/request-log.ts';
import type { TenantSeed } from './seed/seed.ts';
import { stateFromSeed } from './seed/state-from-seed.ts';
import type { TenantState } from './state/tenant-state.ts';
import { endpointMatcher } from './endpoint-matcher.ts';
import { tenantApp } from './tenant-app.ts';
import type { UncaughtScriptError } from './tenant/script-runner.ts';
import type { TenantContext } from './tenant/tenant-context.ts';
import type { TenantPlatform } from './tenant/tenant-platform.ts';
import { TenantError } from './common/tenant-error.ts';
import { createUserDirectory, type UserDirectory } from './users/user-directory.ts';
import { endSessions } from './sessions/end-sessions.ts';
import { revokeRefreshTokens } from './tokens/refresh-token.ts';
import { createKeyring } from './tenant/keyring.ts';
import { mintToken, type MintRequest } from './tokens/mint-token.ts';

const MAX_SCRIPT_ERRORS = 100;

/** Options of a tenant: a seed, and what only code can give. */
export interface TenantOptions extends TenantSeed {
  /** Host (and port) of the tenant's canonical origin. Default `localhost`. */
  domain?: string;
  /** More hosts on which the tenant answers, each an issuer of its own. */
  customDomains?: readonly string[];
  /** Time source in milliseconds. Default: the system clock. */
  clock?: () => number;
  /** Called after every answered request. */
  onRequest?: (request: LoggedRequest) => void;
  /** Called for an error of a rule or an Action that no code could catch. */
  onScriptError?: (error: UncaughtScriptError) => void;
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
  readonly faults: FaultQueue;
  /** The requests answered so far, oldest first. */
  requests(): LoggedRequest[];
  /** Issues a token of any content without a login. */
  mint(request: MintRequest): Promise<string>;
  /** Ends login sessions, of one user or of all, and returns how many. */
  endSessions(userId?: string): number;
  /** Revokes refresh tokens, of one user or of all, and returns how many. */
  revokeRefreshTokens(userId?: string): number;
  /** Signs with a new key from now on and returns its `kid`; the old key stays valid. */
  rotateKeys(): string;
  /** Goes back to the seed: state, clock, faults and request log. */
  reset(): void;
}

/** A tenant with what only the listener and the state file need. */
export interface TenantInternals extends Tenant {
  readonly context: TenantContext;
  /** Whether the tenant has an endpoint at this path. */
  hasEndpoint(path: string): boolean;
  /** Replaces the origins on which the tenant answers, the canonical one first. */
  setOrigins(origins: readonly string[]): void;
}

/** Creates a tenant, with its internals. */
export function createTenantInternals(
  options: TenantOptions,
  platform: TenantPlatform,
): TenantInternals {
  const context = createContext(options, platform);
  const { origins, clock, faults, requests, keys } = context;
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
  const app = tenantApp(context, options.onRequest);
  const issuer = (): string => `${canonicalOrigin(origins)}${platform.basePath}/`;
  return {
    context,
    setOrigins,
    hasEndpoint: endpointMatcher(app),
    get domain() {
      return issuer().replace(/^https?:\/\/|\/$/g, '');
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
    faults,
    requests: () => requests.list(),
    mint: (request) => mintToken(context, request, issuer()),
    rotateKeys: () => keys.rotate(),
    endSessions: (userId) => endSessions(context, userId),
    revokeRefreshTokens: (userId) => revokeRefreshTokens(context, userId),
    reset() {
      context.reset();
    },
  };
}

function createContext(options: TenantOptions, platform: TenantPlatform): TenantContext {
  const clock = createClock(options.clock);
  let state = options.state ?? stateFromSeed(options, clock);
  const context: TenantContext = {
    seed: options,
    clock,
    keys: createKeyring(
      () => state.keys,
      () => platform.newSigningKey(),
    ),
    requests: createRequestLog(),
    buckets: new Map(),
    faults: createFaultQueue((fault) => applyImmediately(context, fault)),
    platform,
    disabledRules: new Set(),
    scriptErrors: [],
    certificate: undefined,
    origins: new Set(),
    get state() {
      return state;
    },
    markChanged() {
      options.onChange?.();
    },
    reset() {
      clock.reset();
      state = stateFromSeed(options, clock);
      context.faults.clear();
      context.buckets.clear();
      context.requests.clear();
      context.disabledRules.clear();
      context.scriptErrors.length = 0;
      context.markChanged();
    },
  };
  platform.scripts.onUncaughtError = (error) => {
    context.scriptErrors.push(error);
    context.scriptErrors.splice(0, context.scriptErrors.length - MAX_SCRIPT_ERRORS);
    options.onScriptError?.(error);
  };
  return context;
}

function canonicalOrigin(origins: ReadonlySet<string>): string {
  for (const origin of origins) {
    return origin;
  }
  throw new TenantError('invalid-option', 'The tenant answers on no origin. Give it a domain.');
}
