import { MY_ACCOUNT_SCOPES } from '../../src/common/my-account-scopes.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { pickUser } from './support/browser.ts';
import { clientPage } from './support/client-page.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 120_000;

const AUTHENTICATOR = {
  id: 'dev_1',
  status: 'confirmed' as const,
  type: 'authenticator',
  auth_method: 'authenticator',
  enrolled_at: '2026-01-02T03:04:05.000Z',
};

describe('auth0-spa-js 2, where the My Account API requires a second factor', () => {
  const app = clientPage('auth0-spa-js', {
    scheme: 'http',
    seed: {
      tenant: { my_account: { step_up: true } },
      users: (fixtureSeed.users ?? []).map((user) =>
        user.user_id === MIA ? { ...user, enrollments: [AUTHENTICATOR] } : user,
      ),
    },
    refreshToken: {
      policies: [{ audience: 'http://localhost/me/', scope: [...MY_ACCOUNT_SCOPES] }],
    },
  });

  const ways: [string, object, string][] = [
    ['iframe', {}, 'login_required'],
    ['refresh token and MRRT', { useRefreshTokens: true, useMrrt: true }, 'mfa_required'],
  ];
  for (const [way, options, error] of ways) {
    it(`opens a popup for it once, with tokens by ${way}`, async () => {
      await logIn({ ...options, interactiveErrorHandler: 'popup' });
      const popup = app.page.waitForEvent('popup');
      const factors = app.run<unknown[]>('return await client.myAccount.getFactors();');
      const page = await popup;
      await page.getByLabel('One-time code').fill('123456');
      await page.getByRole('button', { name: 'Continue' }).click();
      expect((await factors).length).toBe(7);
    });

    it(`reports ${error} without the popup, with tokens by ${way}`, async () => {
      await logIn(options);
      const code = await app.run<string>(
        "try { await client.myAccount.getFactors(); return ''; } catch (e) { return e.error; }",
      );
      expect(code).toBe(error);
    });
  }

  async function logIn(options: object): Promise<void> {
    await setUp(options);
    await app.run('await client.loginWithRedirect();');
    await app.page.waitForURL(/\/u\/login/);
    await pickUser(app.page, /Mia Brandt/);
    await app.page.waitForURL(/code=/);
    await setUp(options);
    await app.run('await client.handleRedirectCallback();');
  }

  function setUp(options: object): Promise<void> {
    const all = {
      domain: app.tenant.url,
      clientId: 'spa',
      cacheLocation: 'memory',
      authorizationParams: { redirect_uri: app.url, scope: 'openid profile email' },
      ...options,
    };
    return app.run(`window.client = new auth0.Auth0Client(${JSON.stringify(all)});`);
  }
});
