import { createRemoteJWKSet, jwtVerify } from 'jose';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { claimsOf } from '../support/test-browser.ts';
import { pickUser } from './support/browser.ts';
import { clientPage } from './support/client-page.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

const ORDERS = 'https://orders.example/';

describe('auth0-spa-js 2', () => {
  const app = clientPage('auth0-spa-js', {
    scheme: 'http',
    seed: {
      apis: [...(fixtureSeed.apis ?? []), { identifier: 'https://billing.example/' }],
    },
    refreshToken: { policies: [{ audience: ORDERS, scope: ['read:orders'] }] },
  });

  it('logs in by redirect with refresh tokens in memory, renews, and logs out', async () => {
    await login({ useRefreshTokens: true, cacheLocation: 'memory' });
    const first = await token();
    expect(claimsOf(first)).toEqual(jasmine.objectContaining({ sub: MIA, iss: app.tenant.issuer }));
    const second = await token({ cacheMode: 'off' });
    const refreshes = app.tenant.requests().filter((item) => item.grantType === 'refresh_token');
    expect(refreshes.length).toBe(1);
    await useToken(second);
    await logout();
    await setUp({ useRefreshTokens: true, cacheLocation: 'memory' });
    expect(await errorOf('client.getTokenSilently({ cacheMode: "off" })')).toBe(
      'missing_refresh_token',
    );
  });

  it('keeps tokens in localstorage across a reload and renews them by iframe', async () => {
    const options = { cacheLocation: 'localstorage' };
    await login(options);
    const first = await token();
    await app.page.reload();
    await setUp(options);
    expect(await token()).toBe(first);
    const second = await token({ cacheMode: 'off' });
    const silent = app.tenant.requests().filter((item) => item.path === '/authorize');
    expect(silent.length).toBe(2);
    const orders = await token({
      authorizationParams: { audience: ORDERS, scope: 'read:orders' },
    });
    expect(claimsOf(orders)['scope']).toContain('read:orders');
    await useToken(second);
    await logout();
    await setUp(options);
    expect(await errorOf('client.getTokenSilently()')).toBe('login_required');
  });

  it('gets login_required from the iframe when the session has ended', async () => {
    await login({ cacheLocation: 'memory' });
    app.tenant.endSessions();
    expect(await errorOf('client.getTokenSilently({ cacheMode: "off" })')).toBe('login_required');
  });

  it('gets consent_required when a fault says so', async () => {
    await login({ cacheLocation: 'memory' });
    app.tenant.faults.add({ name: 'consent_required' });
    expect(await errorOf('client.getTokenSilently({ cacheMode: "off" })')).toBe('consent_required');
  });

  it('gets a second audience with one refresh token (MRRT)', async () => {
    await login(
      { useRefreshTokens: true, useMrrt: true, cacheLocation: 'memory' },
      { audience: 'https://billing.example/', scope: 'openid offline_access' },
    );
    const orders = await token({
      authorizationParams: { audience: ORDERS, scope: 'read:orders' },
    });
    const keys = createRemoteJWKSet(new URL(`${app.tenant.issuer}.well-known/jwks.json`));
    const { payload } = await jwtVerify(orders, keys, { audience: ORDERS });
    expect(payload['scope']).toContain('read:orders');
    const silent = app.tenant.requests().filter((item) => item.path === '/authorize');
    expect(silent.length).toBe(1);
    await logout();
  });

  it('logs in by popup, gets a token, uses it and logs out', async () => {
    await setUp({ cacheLocation: 'memory' });
    const popup = app.page.waitForEvent('popup');
    const done = app.run<string>(
      'await client.loginWithPopup(); return (await client.getUser()).email;',
    );
    await pickUser(await popup, /Mia Brandt/);
    expect(await done).toBe('mia@example.com');
    await useToken(await token());
    await logout();
  });

  it('binds its tokens to a key with DPoP', async () => {
    await login({ useRefreshTokens: true, useDpop: true, cacheLocation: 'memory' });
    const answer = await app.run<{
      status: number;
      sub: string;
    }>(`const fetcher = client.createFetcher({ dpopNonceId: 'tenant' });
       const answer = await fetcher.fetchWithAuth(
         ${JSON.stringify(`${app.tenant.url}/userinfo`)}, {},
         { audience: ${JSON.stringify(app.tenant.audience)}, scope: ['openid'] });
       return { status: answer.status, sub: (await answer.json()).sub };`);
    expect(answer).toEqual({ status: 200, sub: MIA });
    const accessToken = await token();
    expect(claimsOf(accessToken)['cnf']).toEqual({ jkt: jasmine.any(String) });
    const refused = await fetch(`${app.tenant.url}/userinfo`, {
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
      },
    });
    expect(refused.status).toBe(401);
    await logout();
  });

  async function login(options: object, authorizationParams: object = {}): Promise<void> {
    await setUp(options, authorizationParams);
    await app.run('await client.loginWithRedirect();');
    await app.page.waitForURL(/\/u\/login/);
    await pickUser(app.page, /Mia Brandt/);
    await app.page.waitForURL(/code=/);
    await setUp(options, authorizationParams);
    await app.run('await client.handleRedirectCallback();');
  }

  function setUp(options: object, authorizationParams: object = {}): Promise<void> {
    const all = {
      domain: app.tenant.url,
      clientId: 'spa',
      authorizationParams: {
        redirect_uri: app.url,
        audience: app.tenant.audience,
        scope: 'openid profile email update:current_user_metadata',
        ...authorizationParams,
      },
      ...options,
    };
    return app.run(`window.client = new auth0.Auth0Client(${JSON.stringify(all)});`);
  }

  function token(options: object = {}): Promise<string> {
    return app.run(`return client.getTokenSilently(${JSON.stringify(options)});`);
  }

  function errorOf(expression: string): Promise<string> {
    return app.run(`try { await ${expression}; return ''; } catch (e) { return e.error; }`);
  }

  async function useToken(accessToken: string): Promise<void> {
    const answer = await fetch(`${app.tenant.audience}users/${encodeURIComponent(MIA)}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ user_metadata: { theme: 'dark' } }),
    });
    expect(answer.status).toBe(200);
  }

  async function logout(): Promise<void> {
    const loggedOut = app.page.waitForResponse(/\/v2\/logout/);
    await app.run(
      `await client.logout({ logoutParams: { returnTo: ${JSON.stringify(app.url)} } });`,
    );
    expect((await loggedOut).headers()['location']).toBe(app.url);
    await app.page.waitForURL(app.url);
  }
});
