import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { startApp, type AppServer } from './support/app-server.ts';
import { freshContext, launchBrowser, pickUser, run } from './support/browser.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

const SCOPE = 'openid profile email update:users read:current_user update:current_user_metadata';

for (const [version, library] of [
  ['9.5.1', 'auth0-js-9'],
  ['10.2.1', 'auth0-js-10'],
] as const) {
  describe(`auth0-js ${version} over TLS`, () => {
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
          callbacks: [app.page(library)],
          web_origins: [app.origin],
          allowed_logout_urls: [app.page(library)],
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
      await page.goto(app.page(library));
      await setUp();
    });

    afterEach(() => context.close());

    it('logs in with WebAuth, uses Management, renews silently and logs out', async () => {
      await run(page, 'webAuth.authorize();');
      await page.waitForURL(/\/u\/login/);
      await pickUser(page, /Mia Brandt/);
      await page.waitForURL(/#/);
      await setUp();
      const login = await call<Record<string, unknown>>('webAuth.parseHash({}, done)');
      expect(login['scope']).toBe(
        'openid profile email read:current_user update:current_user_metadata',
      );
      expect(login['idTokenPayload']).toEqual(jasmine.objectContaining({ sub: MIA }));
      const user = await management(String(login['accessToken']), `getUser(id, done)`);
      expect(user['email']).toBe('mia@example.com');
      const patched = await management(
        String(login['accessToken']),
        `patchUserMetadata(id, { theme: 'dark' }, done)`,
      );
      expect(patched['user_metadata']).toEqual(jasmine.objectContaining({ theme: 'dark' }));
      const silent = await call<Record<string, unknown>>('webAuth.checkSession({}, done)');
      expect(silent['idTokenPayload']).toEqual(jasmine.objectContaining({ sub: MIA }));
      await run(page, `webAuth.logout({ returnTo: ${JSON.stringify(app.page(library))} });`);
      await page.waitForURL(app.page(library));
      await setUp();
      expect(await errorOf('webAuth.checkSession({}, done)')).toBe('login_required');
    });

    it('logs in with a password across origins', async () => {
      await run(
        page,
        `webAuth.login({ realm: 'Username-Password-Authentication',
           email: 'mia@example.com', password: 'Correct-Horse-1' }, () => {});`,
      );
      await page.waitForURL(/#/);
      await setUp();
      const login = await call<Record<string, unknown>>('webAuth.parseHash({}, done)');
      expect(login['idTokenPayload']).toEqual(jasmine.objectContaining({ sub: MIA }));
    });

    it('hears that a password is wrong', async () => {
      expect(
        await errorOf(
          `webAuth.login({ realm: 'Username-Password-Authentication',
             email: 'mia@example.com', password: 'wrong' }, done)`,
        ),
      ).toBe('access_denied');
    });

    function setUp(): Promise<void> {
      const options = {
        domain: tenant.tls!.domain,
        clientID: 'spa',
        responseType: 'token id_token',
        redirectUri: app.page(library),
        audience: tenant.tls!.audience,
        scope: SCOPE,
      };
      return run(page, `window.webAuth = new auth0.WebAuth(${JSON.stringify(options)});`);
    }

    function call<Value>(expression: string): Promise<Value> {
      return run(
        page,
        `return new Promise((resolve, reject) => {
           const done = (error, value) =>
             error ? reject(new Error(JSON.stringify(error))) : resolve(value);
           ${expression};
         });`,
      );
    }

    function errorOf(expression: string): Promise<string> {
      return run(
        page,
        `return new Promise((resolve) => {
           const done = (error) => resolve(error ? error.error || error.code : '');
           ${expression};
         });`,
      );
    }

    function management(token: string, expression: string): Promise<Record<string, unknown>> {
      const options = JSON.stringify({ domain: tenant.tls!.domain, token });
      return call(
        `const id = ${JSON.stringify(MIA)}; new auth0.Management(${options}).${expression}`,
      );
    }
  });
}
