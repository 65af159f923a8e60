import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { claimsOf } from '../support/test-browser.ts';
import { startApp, type AppServer } from './support/app-server.ts';
import { freshContext, launchBrowser, run } from './support/browser.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

interface Authenticated {
  accessToken: string;
  idTokenPayload: { sub: string };
}

describe('auth0-lock 14 in a browser without internet', () => {
  let tenant: RunningTenant;
  let app: AppServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    app = await startApp('https');
    const clients = [
      {
        client_id: 'spa',
        callbacks: [app.page('auth0-lock')],
        web_origins: [app.origin],
        allowed_logout_urls: [app.page('auth0-lock')],
      },
    ];
    tenant = await startTenant({ ...fixtureSeed, clients, port: 0, tls: {} });
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
    await page.goto(app.page('auth0-lock'));
  });

  afterEach(() => context.close());

  it('logs in with a password, gets a token of its audience, uses it and logs out', async () => {
    await setUp({ audience: tenant.tls!.audience });
    await logIn('Correct-Horse-1');
    await page.waitForURL(/#/);
    await setUp({ audience: tenant.tls!.audience });
    const result = await run<Authenticated>(page, 'return window.authenticated;');
    expect(result.idTokenPayload.sub).toBe(MIA);
    expect(claimsOf(result.accessToken)['scope']).toBe('openid email update:current_user_metadata');
    const answer = await fetch(`${tenant.audience}users/${encodeURIComponent(MIA)}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${result.accessToken}` },
      body: JSON.stringify({ user_metadata: { theme: 'dark' } }),
    });
    expect(answer.status).toBe(200);
    const loggedOut = page.waitForResponse(/\/v2\/logout/);
    await run(page, `lock.logout({ returnTo: ${JSON.stringify(app.page('auth0-lock'))} });`);
    expect((await loggedOut).headers()['location']).toBe(app.page('auth0-lock'));
  });

  it('gets an opaque token where the scope stands in auth.params and no audience is named', async () => {
    await setUp({});
    await logIn('Correct-Horse-1');
    await page.waitForURL(/#/);
    await setUp({});
    const result = await run<Authenticated>(page, 'return window.authenticated;');
    expect(result.accessToken).toMatch(/^[\w-]{32}$/);
  });

  it('shows that a password is wrong', async () => {
    await setUp({});
    await logIn('wrong');
    await page.getByText(/wrong email or password/i).waitFor();
    expect(tenant.requests().at(-1)).toEqual(
      jasmine.objectContaining({ path: '/co/authenticate', status: 401 }),
    );
  });

  function setUp(auth: object): Promise<void> {
    const options = {
      auth: {
        redirectUrl: app.page('auth0-lock'),
        responseType: 'token id_token',
        params: { scope: 'openid email update:users update:current_user_metadata' },
        ...auth,
      },
      avatar: null,
    };
    return run(
      page,
      `window.lock = new Auth0Lock('spa', ${JSON.stringify(tenant.tls!.domain)},
         ${JSON.stringify(options)});
       window.authenticated = new Promise((resolve) => lock.on('authenticated', resolve));`,
    );
  }

  async function logIn(password: string): Promise<void> {
    await run(page, 'lock.show();');
    await page.locator('input[name=email]').fill('mia@example.com');
    await page.locator('input[name=password]').fill(password);
    await page.locator('button[name=submit]').click();
  }
});
