import { UnsecuredJWT } from 'jose';
import * as client from 'openid-client';
import { memoryStore, type ProxyStore } from '../../src/index.ts';
import type { Session, StoredSession } from '../../src/session/session.ts';
import { Sessions } from '../../src/session/sessions.ts';
import { UserTokens } from '../../src/user-token/user-tokens.ts';
import { resolvedBff } from '../support/resolved-bff.ts';
import {
  startScriptedTenant,
  type ScriptedAnswer,
  type ScriptedTenant,
} from '../support/scripted-tenant.ts';

export const ORDERS = 'https://orders.example/';
export const OTHER = 'https://other.example/';
export const START = 1_000_000;
export const JSON_TYPE = { 'content-type': 'application/json' };

/** Tokens of sessions whose tenant gives the answers of a test. */
export interface TokenHarness {
  readonly tenant: ScriptedTenant;
  readonly store: ProxyStore;
  readonly sessions: Sessions;
  readonly tokens: UserTokens;
  readonly configuration: client.Configuration;
  now: number;
  /** Runs before each request to the tenant. */
  beforeRequest: () => Promise<unknown>;
  /** A new session with the refresh token `first`. */
  logIn(more?: Partial<Session>): Promise<StoredSession>;
  /** The access token for {@link ORDERS}. */
  get(stored: StoredSession, scopes?: readonly string[]): ReturnType<UserTokens['get']>;
  /** A session as the store has it. */
  sessionOf(stored: StoredSession): Promise<Session | undefined>;
  /** The form of a request to the token endpoint. */
  form(at: number): Record<string, string>;
}

/** Starts a tenant on a free port, which issues one token for {@link ORDERS}. */
export async function startTokens(rotationOverlapSeconds = 0): Promise<TokenHarness> {
  const tenant = await startScriptedTenant();
  tenant.token = [issued(ORDERS)];
  const store = memoryStore(() => harness.now);
  const bff = resolvedBff({
    clock: () => harness.now,
    store,
    login: { rotationOverlapSeconds },
    session: { idleSeconds: 86_400, absoluteSeconds: 86_400 },
  });
  const sessions = new Sessions(bff);
  const configuration = configurationOf(tenant);
  const tokens = new UserTokens(bff, sessions, async () => {
    await harness.beforeRequest();
    return configuration;
  });
  const harness: TokenHarness = {
    tenant,
    store,
    sessions,
    tokens,
    configuration,
    now: START,
    beforeRequest: () => Promise.resolve(),
    async logIn(more) {
      const id = await sessions.create({ ...newSession(harness.now), ...more });
      const stored = await sessions.find(id);
      if (!stored) {
        throw new Error('The session was not stored.');
      }
      return stored;
    },
    get: (stored, scopes = []) => tokens.get(stored, { audience: ORDERS, scopes }),
    sessionOf: async ({ key }) => (await sessions.read(key))?.session,
    form: (at) => Object.fromEntries(new URLSearchParams(tenant.received[at]?.body)),
  };
  return harness;
}

/** A token as a session has it. */
export function token(more: Partial<Session['tokens'][string]> = {}): Session['tokens'][string] {
  return { value: 'stored', scopes: [], requested: [], expiresAt: START + 86_400_000, ...more };
}

/** An answer of the token endpoint. */
export function issued(audience: string, more: object = {}): ScriptedAnswer {
  return {
    headers: JSON_TYPE,
    body: {
      access_token: new UnsecuredJWT({}).setAudience(audience).encode(),
      token_type: 'Bearer',
      expires_in: 3600,
      refresh_token: 'second',
      ...more,
    },
  };
}

function configurationOf({ url }: ScriptedTenant): client.Configuration {
  const issuer = 'https://tenant.example';
  const configuration = new client.Configuration(
    { issuer, token_endpoint: `${issuer}/oauth/token` },
    'web',
    undefined,
    client.ClientSecretPost('secret'),
  );
  configuration[client.customFetch] = (target, { body, ...init }) =>
    fetch(target.replace(issuer, url), { ...init, body: body ?? null });
  return configuration;
}

function newSession(now: number): Session {
  return {
    sub: 'auth0|ada',
    sid: undefined,
    claims: {},
    organization: undefined,
    usedAt: now,
    expiresAt: now + 86_400_000,
    tokens: {},
    refreshToken: 'first',
    rotates: undefined,
    refreshStartedAt: undefined,
  };
}
