import { startTenant, type RunningTenant, type StartOptions } from 'auth0-tenant-emulator';
import { createProfileBff, type ProfileBff, type ProfileBffOptions } from '../../src/index.ts';
import { nodeLog } from '../../src/node.ts';
import { ADA, BOB, seed } from './harness.ts';
import { BffBrowser } from './bff-browser.ts';

export const ORIGIN = 'https://app.example.com';
export const ORDERS = 'https://orders.example/';
export const PROFILE_API = 'https://profile.example/';
export const WEB_SECRET = 'web-application-secret-of-the-specs';
export const SESSION_COOKIE = '__Host-Http-bff-session';

/** A BFF in front of a running tenant. */
export interface BffHarness {
  readonly tenant: RunningTenant;
  readonly bff: ProfileBff;
  readonly log: string[];
  readonly browser: () => BffBrowser;
  /** A browser with a session of a user. */
  loggedIn(userId?: string, query?: string): Promise<BffBrowser>;
  /** Another instance with the same tenant; give both the same store. */
  instance(options?: Partial<ProfileBffOptions>): ProfileBff;
  close(): Promise<void>;
}

/** Starts the emulator on a free port and a BFF that uses it. */
export async function startBff(
  options: Partial<ProfileBffOptions> = {},
  tenantOptions: StartOptions = {},
): Promise<BffHarness> {
  const tenant = await startTenant({ port: 0, ...bffSeed(), ...tenantOptions });
  const log: string[] = [];
  const plenty = { points: 100_000, windowSeconds: 60 };
  const instance: BffHarness['instance'] = (more) =>
    createProfileBff({
      domain: `http://${tenant.domain}`,
      url: ORIGIN,
      clientId: 'web',
      clientSecret: WEB_SECRET,
      limits: { read: plenty, write: plenty, sensitive: plenty, admin: plenty },
      upstream: { budget: { perSecond: 10_000, burst: 10_000 }, userShare: 1 },
      log: nodeLog({ destination: { write: (line: string) => void log.push(line) } }),
      ...options,
      ...more,
    });
  const bff = instance();
  const browser = (): BffBrowser => new BffBrowser((request) => bff.fetch(request), ORIGIN);
  return {
    tenant,
    bff,
    log,
    browser,
    instance,
    async loggedIn(userId = ADA, query = '') {
      const started = browser();
      const answer = await started.login(userId, query);
      if (!started.cookies.has(SESSION_COOKIE)) {
        throw new Error(`No session: ${answer.headers.get('location') ?? String(answer.status)}`);
      }
      return started;
    },
    async close() {
      await bff.close();
      await tenant.close();
    },
  };
}

/** Two users, a web application that may use the Management API, and two APIs. */
export function bffSeed(
  refreshToken: NonNullable<StartOptions['clients']>[number]['refresh_token'] = {},
): StartOptions {
  const scopes = (...values: string[]): { value: string }[] => values.map((value) => ({ value }));
  return {
    ...seed(),
    users: [
      {
        user_id: ADA,
        email: 'ada@example.com',
        email_verified: true,
        name: 'Ada',
        user_metadata: { theme: 'light' },
      },
      { user_id: BOB, email: 'bob@example.com', email_verified: true, name: 'Bob' },
    ],
    clients: [
      {
        client_id: 'web',
        app_type: 'regular_web',
        client_secret: WEB_SECRET,
        callbacks: [`${ORIGIN}/bff/callback`, 'http://localhost:*/bff/callback'],
        allowed_logout_urls: [`${ORIGIN}/`],
        refresh_token: {
          rotation_type: 'rotating',
          leeway: 0,
          policies: [
            { audience: ORDERS, scope: ['read:orders', 'write:orders'] },
            { audience: PROFILE_API, scope: ['read:profile', 'update:profile'] },
          ],
          ...refreshToken,
        },
      },
    ],
    apis: [
      {
        identifier: ORDERS,
        scopes: scopes('read:orders', 'write:orders', 'refund:orders'),
        allow_offline_access: true,
        skip_consent_for_verifiable_first_party_clients: true,
      },
      {
        identifier: PROFILE_API,
        scopes: scopes('read:profile', 'update:profile', 'delete:profile', 'read:profiles'),
        allow_offline_access: true,
        skip_consent_for_verifiable_first_party_clients: true,
      },
    ],
    client_grants: [
      {
        client_id: 'web',
        audience: 'http://localhost/api/v2/',
        scope: ['read:users', 'update:users', 'delete:users', 'create:user_tickets'],
      },
    ],
  };
}
