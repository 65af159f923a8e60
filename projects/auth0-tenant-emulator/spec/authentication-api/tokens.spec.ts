import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant, TenantOptions } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { claimsOf } from '../support/test-browser.ts';

const ORDERS = 'https://orders.example/';
const PASSWORD_CLIENT = {
  client_id: 'tester',
  app_type: 'native' as const,
  grant_types: ['password', 'refresh_token'],
};

describe('/oauth/token', () => {
  let tenant: Tenant;

  beforeEach(() => {
    start({});
  });

  describe('scopes', () => {
    it('of the Management API that end users cannot have are dropped silently (community 13990)', async () => {
      const tokens = await login({
        audience: tenant.audience,
        scope: 'openid update:users read:users update:current_user_metadata read:current_user',
      });
      expect(tokens['scope']).toBe('openid update:current_user_metadata read:current_user');
    });

    it('of an API are limited to those it defines', async () => {
      const tokens = await login({ audience: ORDERS, scope: 'read:orders delete:orders' });
      expect(tokens['scope']).toBe('read:orders');
    });

    it('are cut to the permissions of the user where the API enforces RBAC', async () => {
      start({
        apis: [
          {
            identifier: ORDERS,
            scopes: [{ value: 'read:orders' }, { value: 'write:orders' }],
            enforce_policies: true,
            token_dialect: 'access_token_authz',
          },
        ],
        users: [
          {
            ...mia(),
            permissions: [{ resource_server_identifier: ORDERS, permission_name: 'read:orders' }],
          },
        ],
      });
      const tokens = await login({ audience: ORDERS, scope: 'read:orders write:orders' });
      expect(tokens['scope']).toBe('read:orders');
      expect(claimsOf(String(tokens['access_token']))['permissions']).toEqual(['read:orders']);
    });
  });

  describe('access tokens', () => {
    it('have one audience without openid and two with it', async () => {
      const alone = await login({ audience: ORDERS, scope: 'read:orders' });
      expect(claimsOf(String(alone['access_token']))['aud']).toBe(ORDERS);
      const both = await login({ audience: ORDERS, scope: 'openid read:orders' });
      expect(claimsOf(String(both['access_token']))['aud']).toEqual([
        ORDERS,
        `${tenant.issuer}userinfo`,
      ]);
    });

    it('are opaque or encrypted when token_format says so', async () => {
      start({ apis: [{ identifier: ORDERS, token_format: 'jwe' }] });
      const tokens = await login({ audience: ORDERS });
      expect(String(tokens['access_token']).split('.').length).toBe(5);
      start({ apis: [{ identifier: ORDERS, token_format: 'opaque' }] });
      expect((await login({ audience: ORDERS }))['access_token']).toMatch(/^[\w-]{32}$/);
    });

    it('expire after the token_lifetime of the API', async () => {
      start({ apis: [{ identifier: ORDERS, token_lifetime: 60 }] });
      const tokens = await login({ audience: ORDERS });
      const { iat, exp } = claimsOf(String(tokens['access_token'])) as Record<string, number>;
      expect([tokens['expires_in'], exp! - iat!]).toEqual([60, 60]);
    });
  });

  describe('refresh tokens', () => {
    it('rotate, and reuse revokes the whole family', async () => {
      const first = await login({ scope: 'openid offline_access' });
      const second = await refresh(first);
      expect(second['refresh_token']).not.toBe(first['refresh_token']);
      expect(await refresh(first)).toEqual(jasmine.objectContaining({ error: 'invalid_grant' }));
      expect(await refresh(second)).toEqual(jasmine.objectContaining({ error: 'invalid_grant' }));
    });

    it('may be used again within the leeway', async () => {
      start({ clients: [{ ...PASSWORD_CLIENT, refresh_token: { leeway: 10 } }] });
      const first = await login({ scope: 'openid offline_access' });
      await refresh(first);
      tenant.clock.advance(9);
      expect((await refresh(first))['access_token']).toBeTruthy();
      tenant.clock.advance(1);
      expect((await refresh(first))['error']).toBe('invalid_grant');
    });

    it('stay the same where rotation is off', async () => {
      start({
        clients: [{ ...PASSWORD_CLIENT, refresh_token: { rotation_type: 'non-rotating' } }],
      });
      const first = await login({ scope: 'openid offline_access' });
      expect((await refresh(first))['refresh_token']).toBeUndefined();
      expect((await refresh(first))['access_token']).toBeTruthy();
    });

    it('narrow the scope and never widen it', async () => {
      const first = await login({ scope: 'openid email offline_access' });
      const narrowed = await refresh(first, { scope: 'openid profile' });
      expect(narrowed['scope']).toBe('openid');
    });

    it('can get another audience when the client has a policy for it (MRRT), and no other', async () => {
      start({
        clients: [
          {
            ...PASSWORD_CLIENT,
            refresh_token: { policies: [{ audience: ORDERS, scope: ['read:orders'] }] },
          },
        ],
      });
      const first = await login({ scope: 'openid offline_access' });
      const orders = await refresh(first, { audience: ORDERS, scope: 'read:orders write:orders' });
      expect(claimsOf(String(orders['access_token']))['aud']).toBe(ORDERS);
      expect(orders['scope']).toBe('read:orders');
      const other = await refresh(orders, { audience: tenant.audience });
      expect(other['access_token']).toMatch(/^[\w-]{32}$/);
    });

    const ownPolicy: [what: string, audience: string | undefined][] = [
      ['named', ORDERS],
      ['left out', undefined],
    ];
    for (const [what, audience] of ownPolicy) {
      it(`get the scopes a policy adds to the audience of the login, ${what} (MRRT)`, async () => {
        startWithOwnPolicy();
        const first = await login({ audience: ORDERS, scope: 'openid offline_access read:orders' });
        const second = await refresh(first, audience === undefined ? {} : { audience });
        expect(second['scope']).toBe('openid offline_access read:orders write:orders');
        expect(claimsOf(String(second['access_token']))['aud']).toContain(ORDERS);
      });
    }

    it('get no more of them than requested (MRRT)', async () => {
      startWithOwnPolicy();
      const first = await login({ audience: ORDERS, scope: 'openid offline_access read:orders' });
      const second = await refresh(first, { audience: ORDERS, scope: 'write:orders' });
      expect(second['scope']).toBe('write:orders');
    });

    function startWithOwnPolicy(): void {
      start({
        clients: [
          {
            ...PASSWORD_CLIENT,
            refresh_token: { policies: [{ audience: ORDERS, scope: ['write:orders'] }] },
          },
        ],
      });
    }

    it('expire', async () => {
      start({ clients: [{ ...PASSWORD_CLIENT, refresh_token: { token_lifetime: 60 } }] });
      const first = await login({ scope: 'openid offline_access' });
      tenant.clock.advance(61);
      expect((await refresh(first))['error']).toBe('invalid_grant');
    });

    it('are refused when their user is deleted', async () => {
      const first = await login({ scope: 'openid offline_access' });
      tenant.users.remove(MIA);
      expect((await refresh(first))['error_description']).toBe(
        "The refresh_token was generated for a user who doesn't exist anymore.",
      );
    });

    it('are refused while their user is blocked', async () => {
      const first = await login({ scope: 'openid offline_access' });
      tenant.faults.add({ name: 'blocked_user', userId: MIA });
      expect((await refresh(first))['error_description']).toBe('user is blocked');
      tenant.users.update(MIA, { blocked: false });
      expect((await refresh(first))['access_token']).toBeTruthy();
    });

    it('are refused when a fault says so', async () => {
      const first = await login({ scope: 'openid offline_access' });
      tenant.faults.add({ name: 'mfa_required' });
      expect(await refresh(first)).toEqual(
        jasmine.objectContaining({ error: 'mfa_required', mfa_token: jasmine.any(String) }),
      );
      tenant.faults.add({ name: 'reused_refresh_token' });
      expect((await refresh(first))['error']).toBe('invalid_grant');
      expect((await refresh(first))['error']).toBe('invalid_grant');
    });
  });

  describe('client credentials', () => {
    it('have the client as subject and the granted scopes', async () => {
      const tokens = await post({
        grant_type: 'client_credentials',
        client_id: 'machine',
        client_secret: 'machine-secret',
        audience: tenant.audience,
      });
      expect(claimsOf(String(tokens['access_token']))).toEqual(
        jasmine.objectContaining({
          sub: 'machine@clients',
          gty: 'client-credentials',
          aud: tenant.audience,
          scope: 'read:users update:users create:user_tickets',
        }),
      );
      expect(tokens['id_token']).toBeUndefined();
    });

    const refusals: [string, Record<string, string>, string][] = [
      ['a wrong secret', { client_secret: 'x' }, 'Unauthorized'],
      ['no audience', { audience: '' }, 'No audience parameter was provided'],
      ['an unknown audience', { audience: 'https://x.example/' }, 'Service not enabled'],
      ['a scope it was not granted', { scope: 'delete:users' }, 'has not been granted scopes'],
      ['another grant type', { grant_type: 'password' }, "Grant type 'password' not allowed"],
      ['a grant type nobody knows', { grant_type: 'x' }, 'Unsupported grant type: x'],
    ];
    for (const [what, change, text] of refusals) {
      it(`are refused for ${what}`, async () => {
        const answer = await post({
          grant_type: 'client_credentials',
          client_id: 'machine',
          client_secret: 'machine-secret',
          audience: tenant.audience,
          ...change,
        });
        expect(answer['error_description']).toContain(text);
      });
    }
  });

  it('accepts JSON bodies, and refuses malformed ones', async () => {
    const json = await send('{"grant_type":"password"', 'application/json');
    expect(json.status).toBe(400);
  });

  function login(extra: Record<string, string>) {
    return post({
      grant_type: 'password',
      client_id: 'tester',
      username: 'mia@example.com',
      password: 'Correct-Horse-1',
      ...extra,
    });
  }

  function refresh(tokens: Record<string, unknown>, extra: Record<string, string> = {}) {
    return post({
      grant_type: 'refresh_token',
      client_id: 'tester',
      refresh_token: String(tokens['refresh_token']),
      ...extra,
    });
  }

  async function post(form: Record<string, string>): Promise<Record<string, unknown>> {
    const response = await send(new URLSearchParams(form).toString());
    return (await response.json()) as Record<string, unknown>;
  }

  function send(body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> {
    return tenant.fetch(
      new Request(`${tenant.issuer}oauth/token`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      }),
    );
  }

  function start(options: TenantOptions): void {
    tenant = createTenant({
      ...fixtureSeed,
      clients: [...(fixtureSeed.clients ?? []), PASSWORD_CLIENT],
      ...options,
    });
  }

  function mia() {
    return { ...fixtureSeed.users![0]! };
  }
});
