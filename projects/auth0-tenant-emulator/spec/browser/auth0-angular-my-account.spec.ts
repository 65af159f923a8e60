import { MY_ACCOUNT_SCOPES } from '../../src/common/my-account-scopes.ts';
import { pickUser } from './support/browser.ts';
import { clientPage } from './support/client-page.ts';
import { myAccountFlows } from './support/my-account-flows.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 120_000;

describe('AuthService.myAccount of auth0-angular 2', () => {
  const app = clientPage('auth0-angular', {
    scheme: 'http',
    refreshToken: {
      policies: [{ audience: 'http://localhost/me/', scope: [...MY_ACCOUNT_SCOPES] }],
    },
  });

  describe('with tokens by iframe', () => {
    myAccountFlows(app, () => logIn({ cacheLocation: 'memory' }));
  });

  describe('with tokens by refresh token and MRRT', () => {
    myAccountFlows(app, () =>
      logIn({ cacheLocation: 'localstorage', useRefreshTokens: true, useMrrt: true }),
    );
  });

  async function logIn(options: object): Promise<void> {
    const { tenant, url } = app;
    const authorizationParams = { redirect_uri: url, scope: 'openid profile email' };
    const settings = {
      auth0: { domain: tenant.url, clientId: 'spa', authorizationParams, ...options },
      audience: tenant.audience,
      home: url,
      path: new URL(url).pathname,
    };
    await app.openWith(`globalThis.settings = ${JSON.stringify(settings)};`);
    await app.page.getByRole('button', { name: 'Log in' }).click();
    await pickUser(app.page, /Mia Brandt/);
    await app.page.getByRole('heading', { name: 'mia@example.com' }).waitFor();
  }
});
