import { MY_ACCOUNT_SCOPES } from '../../src/common/my-account-scopes.ts';
import { pickUser } from './support/browser.ts';
import { clientPage } from './support/client-page.ts';
import { myAccountFlows } from './support/my-account-flows.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 120_000;

const BY_IFRAME = { cacheLocation: 'memory' };
const BY_REFRESH_TOKEN = { cacheLocation: 'memory', useRefreshTokens: true, useMrrt: true };

describe('myAccount of auth0-spa-js 2', () => {
  const app = clientPage('auth0-spa-js', {
    scheme: 'http',
    seed: {
      connections: [
        { name: 'google-oauth2', strategy: 'google-oauth2', connected_accounts: { active: true } },
      ],
    },
    refreshToken: {
      policies: [{ audience: 'http://localhost/me/', scope: [...MY_ACCOUNT_SCOPES] }],
    },
  });

  describe('with tokens by iframe', () => {
    myAccountFlows(app, () => prepare(BY_IFRAME));

    it('gets each token by a silent login', async () => {
      await app.run('await myAccount.getFactors();');
      expect(paths('/authorize').length).toBe(2);
    });
  });

  describe('with tokens by refresh token and MRRT', () => {
    myAccountFlows(app, () => prepare(BY_REFRESH_TOKEN));

    it('gets each token by an exchange', async () => {
      await app.run('await myAccount.getFactors();');
      expect(paths('/authorize').length).toBe(1);
      expect(
        app.tenant.requests().some(({ grantType }) => grantType === 'refresh_token'),
      ).toBeTrue();
    });
  });

  it('uses tokens that are bound to a key (DPoP)', async () => {
    await prepare({ ...BY_REFRESH_TOKEN, useDpop: true });
    const factors = await app.run<unknown[]>('return await myAccount.getFactors();');
    expect(factors.length).toBe(7);
  });

  it('connects an account: redirect to the provider and back', async () => {
    await prepare(BY_IFRAME);
    await app.run(
      "await client.connectAccountWithRedirect({ connection: 'google-oauth2', scopes: ['openid'] });",
    );
    await app.page.waitForURL(/\/connected-accounts\/connect/);
    await app.page.getByRole('button', { name: 'Accept' }).click();
    await app.page.waitForURL(/connect_code=/);
    await setUp(BY_IFRAME);
    const account = await app.run<Record<string, unknown>>(
      'return await client.handleRedirectCallback();',
    );
    expect(account).toEqual(
      jasmine.objectContaining({ connection: 'google-oauth2', access_type: 'offline' }),
    );
  });

  async function prepare(options: object): Promise<void> {
    await setUp(options);
    await app.run('await client.loginWithRedirect();');
    await app.page.waitForURL(/\/u\/login/);
    await pickUser(app.page, /Mia Brandt/);
    await app.page.waitForURL(/code=/);
    await setUp(options);
    await app.run(
      'await client.handleRedirectCallback(); globalThis.myAccount = client.myAccount;',
    );
  }

  function setUp(options: object): Promise<void> {
    const all = {
      domain: app.tenant.url,
      clientId: 'spa',
      authorizationParams: { redirect_uri: app.url, scope: 'openid profile email' },
      ...options,
    };
    return app.run(`window.client = new auth0.Auth0Client(${JSON.stringify(all)});`);
  }

  function paths(path: string): unknown[] {
    return app.tenant.requests().filter((request) => request.path === path);
  }
});
