import { MIA } from '../support/fixture-tenant.ts';
import { pickUser } from './support/browser.ts';
import { clientPage } from './support/client-page.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

describe('auth0-angular 2 in an Angular application', () => {
  const app = clientPage('auth0-angular', { scheme: 'http' });

  for (const [storage, options] of [
    ['in memory, by iframe', { cacheLocation: 'memory' }],
    [
      'in localstorage, by refresh token',
      { cacheLocation: 'localstorage', useRefreshTokens: true },
    ],
  ] as const) {
    it(`logs in, calls the Management API through its interceptor and logs out, with tokens ${storage}`, async () => {
      await open(options);
      await logIn();
      await button('Dark').click();
      await app.page.getByRole('status').getByText('dark').waitFor();
      expect<unknown>(app.tenant.users.get(MIA)?.user_metadata).toEqual(
        jasmine.objectContaining({ theme: 'dark' }),
      );
      await button('Log out').click();
      await app.page.waitForURL(app.url);
      await button('Log in').waitFor();
      await app.page.reload();
      await button('Log in').waitFor();
      expect(app.tenant.requests().filter((request) => request.notImplemented)).toEqual([]);
    });
  }

  it('finds its session again after a reload, as long as the tenant keeps it', async () => {
    await open({ cacheLocation: 'memory' });
    await logIn();
    await app.page.reload();
    await app.page.getByRole('heading', { name: 'mia@example.com' }).waitFor();
    const silent = app.tenant.requests().filter(({ path }) => path === '/authorize');
    expect(silent.length).toBe(2);
    app.tenant.endSessions();
    await app.page.reload();
    await button('Log in').click();
    await app.page.waitForURL(/\/u\/login/);
  });

  function open(options: object): Promise<void> {
    const { tenant, url } = app;
    const authorizationParams = {
      redirect_uri: url,
      audience: tenant.audience,
      scope: 'openid profile email update:current_user_metadata',
    };
    const settings = {
      auth0: { domain: tenant.url, clientId: 'spa', authorizationParams, ...options },
      audience: tenant.audience,
      home: url,
      path: new URL(url).pathname,
    };
    return app.openWith(`globalThis.settings = ${JSON.stringify(settings)};`);
  }

  async function logIn(): Promise<void> {
    await button('Log in').click();
    await pickUser(app.page, /Mia Brandt/);
    await app.page.getByRole('heading', { name: 'mia@example.com' }).waitFor();
  }

  function button(name: string) {
    return app.page.getByRole('button', { name });
  }
});
