import type { Browser, BrowserContext, Page } from 'playwright-core';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { startApp, type AppServer } from './support/app-server.ts';
import { freshContext, launchBrowser, pickUser, run } from './support/browser.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

describe('startBrowserTenant(), with the server of the page stopped', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let app: AppServer | undefined;
  let origin: string;

  beforeAll(async () => {
    // Service workers need a certificate that the browser accepts, not only one that a context ignores.
    browser = await launchBrowser(['--ignore-certificate-errors']);
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    context = await freshContext(browser);
    page = await context.newPage();
  });

  afterEach(async () => {
    await context.close();
    await app?.close();
    app = undefined;
  });

  it('serves auth0-spa-js: login, token, reload, rotation, logout, and an end of the worker', async () => {
    await openAndStopServer('auth0-spa-js', '');
    await createSpaClient();
    await run(page, 'await client.loginWithRedirect();');
    await pickUser(page, /Mia Brandt/);
    await page.waitForURL(/code=/);
    await createSpaClient();
    await run(page, 'await client.handleRedirectCallback();');
    expect(await run(page, 'return (await client.getUser()).sub;')).toBe(MIA);
    expect(await darken()).toEqual({ status: 200, theme: 'dark' });

    await stopWorkers();
    await page.goto(`${origin}/auth0-spa-js`);
    await createSpaClient();
    expect(await run(page, 'return (await client.getUser())?.sub ?? "nobody";')).toBe('nobody');
    expect(await run(page, 'return typeof (await client.getTokenSilently());')).toBe('string');
    expect(await run(page, 'return (await client.getUser()).sub;')).toBe(MIA);
    const grants = await run<string[]>(
      page,
      `for (let count = 0; count < 2; count += 1) {
         await client.getTokenSilently({ cacheMode: 'off' });
       }
       const requests = await (await fetch('/_emulator/requests')).json();
       return requests.map(({ grantType }) => grantType).filter((grant) => grant !== undefined);`,
    );
    expect(grants).toEqual(['authorization_code', 'refresh_token', 'refresh_token']);

    await run(page, 'client.logout({ logoutParams: { returnTo: location.href } });');
    await page.waitForFunction('typeof client === "undefined" && typeof auth0 === "object"');
    await createSpaClient();
    expect(await errorOf('client.getTokenSilently()')).toBe('login_required');
  });

  it('serves auth0-js 10: login, Management API, silent login, logout', async () => {
    await openAndStopServer('auth0-js-10', 'tenant/');
    await createWebAuth();
    await run(page, 'webAuth.authorize();');
    await pickUser(page, /Mia Brandt/);
    await page.waitForURL(/#/);
    await createWebAuth();
    const login = await run<Record<string, string>>(
      page,
      `return new Promise((resolve, reject) => webAuth.parseHash({}, (error, result) =>
           error ? reject(new Error(JSON.stringify(error))) : resolve(result)));`,
    );
    const name = await run(
      page,
      `const { domain } = tenant;
         const management = new auth0.Management({ domain, token: ${JSON.stringify(login['accessToken'])} });
         return new Promise((resolve) => management.getUser('${MIA}', (_, user) => resolve(user?.name)));`,
    );
    expect(name).toBe('Mia Brandt');
    expect(await checkSession()).toBe('token');
    await run(page, 'webAuth.logout({ returnTo: location.href.split("#")[0] });');
    await page.waitForFunction('typeof webAuth === "undefined" && typeof auth0 === "object"');
    await createWebAuth();
    expect(await checkSession()).toBe('login_required');
  });

  it('serves Lock 14: the widget logs in with a password', async () => {
    await openAndStopServer('auth0-lock', 'tenant/');
    await run(
      page,
      `window.lock = new Auth0Lock('spa', tenant.domain, {
         auth: { redirectUrl: location.href, responseType: 'token id_token', redirect: false },
         oidcConformant: true, rememberLastLogin: false, avatar: null,
         configurationBaseUrl: tenant.url, clientBaseUrl: tenant.url,
       });
       window.authenticated = new Promise((resolve) => lock.on('authenticated', resolve));
       lock.show();`,
    );
    await page.locator('input[name=email]').fill('mia@example.com');
    await page.locator('input[name=password]').fill('Correct-Horse-1');
    await page.locator('button[name=submit]').click();
    const result = await run<Record<string, unknown>>(page, 'return await authenticated;');
    expect(result['idTokenPayload']).toEqual(jasmine.objectContaining({ sub: MIA }));
  });

  it('says why it cannot start: no worker there, a page outside its folder, a seed with functions', async () => {
    app = await startApp('https');
    await page.goto(app.page('auth0-js-10'));
    const codes = await run(
      page,
      `const { startBrowserTenant } = await import('/tenant.js');
       const codeOf = (options) => startBrowserTenant(options).then(() => 'none', ({ code }) => code);
       const rules = [{ name: 'rule', script: () => undefined }];
       return [
         await codeOf({ worker: '/no-worker.js' }),
         await codeOf({ worker: '/folder/tenant-worker.js' }),
         await codeOf({ worker: '/tenant-worker.js', seed: { rules } }),
         await codeOf({ worker: '/tenant-worker.js', seed: { rules: [{ name: 'rule', script: '(' }] } }),
       ];`,
    );
    expect(codes).toEqual([
      'service-worker-unavailable',
      'invalid-option',
      'invalid-seed',
      'invalid-seed',
    ]);
  });

  /** Loads the page, starts the tenant in it, and stops the page's server for good. */
  async function openAndStopServer(library: string, path: string): Promise<void> {
    app = await startApp('https');
    origin = app.origin;
    const url = app.page(library);
    const seed = {
      ...fixtureSeed,
      clients: [
        {
          client_id: 'spa',
          callbacks: [url],
          web_origins: [origin],
          allowed_logout_urls: [url],
        },
      ],
    };
    await page.goto(url);
    const options = { seed, path, worker: '/tenant-worker.js', keepPage: true };
    await page.addInitScript(`window.options = ${JSON.stringify(options)};`);
    await page.reload();
    await startTenant();
    await app.close();
    app = undefined;
  }

  async function startTenant(): Promise<void> {
    await run(
      page,
      `const { startBrowserTenant } = await import('/tenant.js');
       window.tenant = await startBrowserTenant(options);`,
    );
  }

  async function createSpaClient(): Promise<void> {
    await startTenant();
    await run(
      page,
      `window.client = new auth0.Auth0Client({
         domain: tenant.url, clientId: 'spa', useRefreshTokens: true, useRefreshTokensFallback: true,
         authorizationParams: {
           redirect_uri: location.origin + location.pathname, audience: tenant.audience,
           scope: 'openid profile update:current_user_metadata' },
       });`,
    );
  }

  async function createWebAuth(): Promise<void> {
    await startTenant();
    await run(
      page,
      `window.webAuth = new auth0.WebAuth({
         domain: tenant.domain, clientID: 'spa', responseType: 'token id_token',
         redirectUri: location.origin + location.pathname, audience: tenant.audience,
         scope: 'openid profile read:current_user' });`,
    );
  }

  function checkSession(): Promise<string> {
    return run(
      page,
      `return new Promise((resolve) => webAuth.checkSession({}, (error, result) =>
         resolve(error?.error ?? error?.code ?? (result.accessToken ? 'token' : 'no token'))));`,
    );
  }

  function darken(): Promise<{ status: number; theme: string }> {
    return run(
      page,
      `const response = await fetch(tenant.audience + 'users/' + encodeURIComponent('${MIA}'), {
         method: 'PATCH', body: JSON.stringify({ user_metadata: { theme: 'dark' } }),
         headers: { 'content-type': 'application/json',
                    authorization: 'Bearer ' + await client.getTokenSilently() } });
       const user = await response.json();
       return { status: response.status, theme: user.user_metadata.theme };`,
    );
  }

  function errorOf(expression: string): Promise<string> {
    return run(page, `return ${expression}.then(() => 'none', ({ error }) => error);`);
  }

  /** Ends the service worker as the browser does when it is idle. */
  async function stopWorkers(): Promise<void> {
    const session = await context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }
});
