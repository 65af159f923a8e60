import { startTenant, type RunningTenant, type StartOptions } from 'auth0-tenant-emulator';
import {
  createProfileProxy,
  type ProfileProxy,
  type ProfileProxyOptions,
} from '../../src/index.ts';
import { nodeLog } from '../../src/node.ts';

export const AUDIENCE = 'https://profile-proxy.example/';
export const ADA = 'auth0|ada';
export const BOB = 'auth0|bob';
export const CLIENT_SECRET = 'profile-proxy-secret-of-the-specs';

const MANAGEMENT_SCOPES = ['read:users', 'update:users', 'delete:users', 'create:user_tickets'];

/** What a test sends. */
export interface Sent {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A proxy in front of a running tenant. */
export interface Harness {
  readonly tenant: RunningTenant;
  readonly proxy: ProfileProxy;
  /** Everything that was logged. */
  readonly log: string[];
  /** A token of Ada for the proxy; claims replace. An ID token is of a login just now. */
  mint(request?: Partial<Parameters<RunningTenant['mint']>[0]>): Promise<string>;
  send(method: string, path: string, sent?: Sent): Promise<Response>;
  close(): Promise<void>;
}

/** Starts the emulator on a free port and a proxy that uses it. */
export async function startHarness(
  options: Partial<ProfileProxyOptions> = {},
  tenantOptions: StartOptions = {},
): Promise<Harness> {
  const tenant = await startTenant({ port: 0, ...seed(), ...tenantOptions });
  const log: string[] = [];
  const proxy = createProfileProxy({
    domain: `http://${tenant.domain}`,
    audience: AUDIENCE,
    clientId: 'profile-proxy',
    clientSecret: CLIENT_SECRET,
    log: nodeLog({ destination: { write: (line: string) => void log.push(line) } }),
    ...options,
  });
  const mint: Harness['mint'] = (request) =>
    tenant.mint({
      userId: ADA,
      clientId: 'spa',
      audience: AUDIENCE,
      scope: 'openid read:profile update:profile',
      ...request,
      ...(request?.kind === 'id-token' && {
        claims: { auth_time: Math.floor(Date.now() / 1000), ...request.claims },
      }),
    });
  return {
    tenant,
    proxy,
    log,
    mint,
    async send(method, path, { token, body, headers } = {}) {
      const authorization = token ?? (await mint());
      return proxy.fetch(
        new Request(`http://proxy.example${path}`, {
          method,
          headers: {
            ...(authorization !== '' && { authorization: `Bearer ${authorization}` }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && {
            body: typeof body === 'string' ? body : JSON.stringify(body),
          }),
        }),
      );
    },
    async close() {
      await proxy.close();
      await tenant.close();
    },
  };
}

/** Two users, an application, the proxy's own application and its grant. */
export function seed(): StartOptions {
  return {
    users: [
      {
        user_id: ADA,
        email: 'ada@example.com',
        email_verified: true,
        name: 'Ada',
        user_metadata: { theme: 'light', language: 'en' },
        app_metadata: { plan: 'free' },
      },
      { user_id: BOB, email: 'bob@example.com', email_verified: true, name: 'Bob' },
    ],
    clients: [
      { client_id: 'spa', app_type: 'spa' },
      {
        client_id: 'profile-proxy',
        app_type: 'non_interactive',
        client_secret: CLIENT_SECRET,
        grant_types: ['client_credentials'],
      },
    ],
    connections: [
      { name: 'Username-Password-Authentication', strategy: 'auth0' },
      { name: 'google-oauth2', strategy: 'google-oauth2' },
    ],
    apis: [{ identifier: AUDIENCE }],
    client_grants: [
      {
        client_id: 'profile-proxy',
        audience: 'http://localhost/api/v2/',
        scope: MANAGEMENT_SCOPES,
      },
    ],
  };
}

/** An account as the tenant has it. */
export function accountOf(
  harness: Harness,
  userId: string = ADA,
): Readonly<Record<string, unknown>> {
  return { ...harness.tenant.users.get(userId) };
}

/** Methods and paths the Management API was called with so far. */
export function upstreamCalls({ tenant }: Harness): string[] {
  return tenant
    .requests()
    .filter(({ path }) => path.startsWith('/api/v2/'))
    .map(({ method, path }) => `${method} ${decodeURIComponent(path)}`);
}

/** Body of a problem. */
export interface ProblemBody {
  readonly type: string;
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly fields?: readonly string[];
  readonly required_scopes?: readonly string[];
}
