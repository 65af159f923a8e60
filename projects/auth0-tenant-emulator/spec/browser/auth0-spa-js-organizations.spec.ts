import { MIA } from '../support/fixture-tenant.ts';
import { claimsOf } from '../support/test-browser.ts';
import { pickUser } from './support/browser.ts';
import { clientPage } from './support/client-page.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

const ACME = 'org_acme000000000001';

describe('auth0-spa-js 2 with an organization', () => {
  const app = clientPage('auth0-spa-js', {
    scheme: 'http',
    seed: {
      tenant: { allow_organization_name_in_authentication_api: true },
      organizations: [{ id: ACME, name: 'acme', members: [MIA] }],
    },
    client: { organization_usage: 'require' },
  });

  for (const organization of [ACME, 'acme']) {
    it(`logs in to ${organization} and keeps it in silent logins`, async () => {
      await logIn(organization);
      const claims = await app.run<Record<string, unknown>>('return client.getIdTokenClaims();');
      expect([claims['org_id'], claims['org_name']]).toEqual([ACME, 'acme']);
      const token = await app.run<string>('return client.getTokenSilently({ cacheMode: "off" });');
      expect(claimsOf(token)['org_id']).toBe(ACME);
      const silent = app.tenant.requests().filter(({ path }) => path === '/authorize');
      expect(silent.length).toBe(2);
    });
  }

  it('keeps the organization in refresh tokens', async () => {
    await logIn(ACME, { useRefreshTokens: true });
    const token = await app.run<string>('return client.getTokenSilently({ cacheMode: "off" });');
    expect(claimsOf(token)['org_id']).toBe(ACME);
    const refreshes = app.tenant.requests().filter((item) => item.grantType === 'refresh_token');
    expect(refreshes.length).toBe(1);
  });

  async function logIn(organization: string, options: object = {}): Promise<void> {
    await setUp(organization, options);
    await app.run('await client.loginWithRedirect();');
    await app.page.waitForURL(/\/u\/login/);
    await pickUser(app.page, /Mia Brandt/);
    await app.page.waitForURL(/code=/);
    await setUp(organization, options);
    await app.run('await client.handleRedirectCallback();');
  }

  function setUp(organization: string, options: object): Promise<void> {
    const all = {
      domain: app.tenant.url,
      clientId: 'spa',
      authorizationParams: {
        redirect_uri: app.url,
        audience: app.tenant.audience,
        organization,
      },
      ...options,
    };
    return app.run(`window.client = new auth0.Auth0Client(${JSON.stringify(all)});`);
  }
});
