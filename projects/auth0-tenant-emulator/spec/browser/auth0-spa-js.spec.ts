import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { claimsOf } from '../support/test-browser.ts';
import { startApp, type AppServer } from './support/app-server.ts';
import { freshContext, launchBrowser, pickUser, run } from './support/browser.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

const ORDERS = 'https://orders.example/';

describe('auth0-spa-js 2', () => {
  let tenant: RunningTenant;
  let app: AppServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    app = await startApp('http');
    tenant = await startTenant({ ...seedFor(app), port: 0 });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await tenant.close();
    await app.close();
  });

  beforeEach(async () => {
    tenant.reset();
    context = await freshContext(browser);
    page = await context.newPage();
    await page.goto(app.page('auth0-spa-js'));
  });

  afterEach(() => context.close());

  it('logs in by redirect with refresh tokens in memory, renews, and logs out', async () => {
    await login({ useRefreshTokens: true, cacheLocation: 'memory' });
    const first = await token();
    expect(claimsOf(first)).toEqual(jasmine.objectContaining({ sub: MIA, iss: tenant.issuer }));
    const second = await token({ cacheMode: 'off' });
    const refreshes = tenant.requests().filter((item) => item.grantType === 'refresh_token');
    expect(refreshes.length).toBe(1);
    await useToken(second);
    await Promise.all([
      page.waitForURL(app.page('auth0-spa-js')),
      run(
        page,
        `await client.logout({ logoutParams: { returnTo: ${JSON.stringify(app.page('auth0-spa-js'))} } });`,
      ),
    ]);
    await setUp({ useRefreshTokens: true, cacheLocation: 'memory' });
    expect(await errorOf('client.getTokenSilently({ cacheMode: "off" })')).toBe(
      'missing_refresh_token',
    );
  });

  it('keeps tokens in localstorage across a reload and renews them by iframe', async () => {
    const options = { cacheLocation: 'localstorage' };
    await login(options);
    const first = await token();
    await page.reload();
    await setUp(options);
    expect(await token()).toBe(first);
    const second = await token({ cacheMode: 'off' });
    const silent = tenant.requests().filter((item) => item.path === '/authorize');
    expect(silent.length).toBe(2);
    const orders = await token({
      authorizationParams: { audience: ORDERS, scope: 'read:orders' },
    });
    expect(claimsOf(orders)['scope']).toContain('read:orders');
    await useToken(second);
  });

  it('hears login_required from the iframe once the session is gone', async () => {
    await login({ cacheLocation: 'memory' });
    tenant.endSessions();
    expect(await errorOf('client.getTokenSilently({ cacheMode: "off" })')).toBe('login_required');
  });

  it('hears consent_required on demand', async () => {
    await login({ cacheLocation: 'memory' });
    tenant.faults.add({ name: 'consent_required' });
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
    expect(claimsOf(orders)['aud']).toContain(ORDERS);
    expect(claimsOf(orders)['scope']).toContain('read:orders');
    const silent = tenant.requests().filter((item) => item.path === '/authorize');
    expect(silent.length).toBe(1);
  });

  it('logs in by popup', async () => {
    await setUp({ cacheLocation: 'memory' });
    const popup = page.waitForEvent('popup');
    const done = run<string>(
      page,
      'await client.loginWithPopup(); return (await client.getUser()).email;',
    );
    await pickUser(await popup, /Mia Brandt/);
    expect(await done).toBe('mia@example.com');
  });

  it('binds its tokens to a key with DPoP', async () => {
    await login({ useRefreshTokens: true, useDpop: true, cacheLocation: 'memory' });
    const answer = await run<{ status: number; sub: string }>(
      page,
      `const fetcher = client.createFetcher({ dpopNonceId: 'tenant' });
       const answer = await fetcher.fetchWithAuth(
         ${JSON.stringify(`${tenant.url}/userinfo`)}, {},
         { audience: ${JSON.stringify(tenant.audience)}, scope: ['openid'] });
       return { status: answer.status, sub: (await answer.json()).sub };`,
    );
    expect(answer).toEqual({ status: 200, sub: MIA });
    const accessToken = await token();
    expect(claimsOf(accessToken)['cnf']).toEqual({ jkt: jasmine.any(String) });
    const refused = await fetch(`${tenant.url}/userinfo`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(refused.status).toBe(401);
  });

  async function login(options: object, authorizationParams: object = {}): Promise<void> {
    await setUp(options, authorizationParams);
    await run(page, 'await client.loginWithRedirect();');
    await page.waitForURL(/\/u\/login/);
    await pickUser(page, /Mia Brandt/);
    await page.waitForURL(/code=/);
    await setUp(options, authorizationParams);
    await run(page, 'await client.handleRedirectCallback();');
  }

  function setUp(options: object, authorizationParams: object = {}): Promise<void> {
    const all = {
      domain: tenant.url,
      clientId: 'spa',
      authorizationParams: {
        redirect_uri: app.page('auth0-spa-js'),
        audience: tenant.audience,
        scope: 'openid profile email update:current_user_metadata',
        ...authorizationParams,
      },
      ...options,
    };
    return run(page, `window.client = new auth0.Auth0Client(${JSON.stringify(all)});`);
  }

  function token(options: object = {}): Promise<string> {
    return run(page, `return client.getTokenSilently(${JSON.stringify(options)});`);
  }

  function errorOf(expression: string): Promise<string> {
    return run(page, `try { await ${expression}; return ''; } catch (e) { return e.error; }`);
  }

  async function useToken(accessToken: string): Promise<void> {
    const answer = await fetch(`${tenant.audience}users/${encodeURIComponent(MIA)}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ user_metadata: { theme: 'dark' } }),
    });
    expect(answer.status).toBe(200);
  }
});

function seedFor(app: AppServer) {
  return {
    ...fixtureSeed,
    clients: [
      {
        client_id: 'spa',
        app_type: 'spa' as const,
        callbacks: [app.page('auth0-spa-js')],
        web_origins: [app.origin],
        allowed_logout_urls: [app.page('auth0-spa-js')],
        refresh_token: { policies: [{ audience: ORDERS, scope: ['read:orders'] }] },
      },
    ],
    apis: [...(fixtureSeed.apis ?? []), { identifier: 'https://billing.example/' }],
  };
}
