import { AuthClient } from '@auth0/auth0-auth-js';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { TestBrowser } from '../support/test-browser.ts';
import { trustCertificate } from '../support/trust-certificate.ts';

const CALLBACK = 'http://localhost:4200/callback';

describe('@auth0/auth0-auth-js 1 over TLS', () => {
  let tenant: RunningTenant;
  let client: AuthClient;
  let stopTrusting: () => void;

  beforeAll(async () => {
    const clients = [
      ...(fixtureSeed.clients ?? []),
      {
        client_id: 'web',
        app_type: 'regular_web' as const,
        client_secret: 'web-secret',
        callbacks: [CALLBACK],
        allowed_logout_urls: ['http://localhost:4200'],
      },
    ];
    const grants = [
      { client_id: 'web', audience: 'https://orders.example/', scope: ['read:orders'] },
    ];
    tenant = await startTenant({
      ...fixtureSeed,
      clients,
      client_grants: grants,
      port: 0,
      tls: {},
    });
    stopTrusting = trustCertificate(tenant.tls!.certificate);
    client = new AuthClient({
      domain: tenant.tls!.domain,
      clientId: 'web',
      clientSecret: 'web-secret',
    });
  });

  afterAll(async () => {
    stopTrusting();
    await tenant.close();
  });

  it('logs in, refreshes, reads the profile and revokes', async () => {
    const { authorizationUrl, codeVerifier } = await client.buildAuthorizationUrl({
      authorizationParams: {
        redirect_uri: CALLBACK,
        scope: 'openid profile email offline_access read:orders',
        audience: 'https://orders.example/',
      },
    });
    const browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }));
    const answer = await browser.login(authorizationUrl.href, MIA);
    const tokens = await client.getTokenByCode(new URL(answer.headers.get('location')!), {
      codeVerifier,
    });
    expect(tokens.claims?.sub).toBe(MIA);
    expect(tokens.scope).toContain('read:orders');
    const refreshed = await client.getTokenByRefreshToken({ refreshToken: tokens.refreshToken! });
    expect(refreshed.accessToken.split('.').length).toBe(3);
    const profile = await client.getUserInfo({ accessToken: refreshed.accessToken });
    expect(profile.email).toBe('mia@example.com');
    await client.revokeToken({ token: refreshed.refreshToken! });
    await expectAsync(
      client.getTokenByRefreshToken({ refreshToken: refreshed.refreshToken! }),
    ).toBeRejected();
  });

  it('gets a token by client credentials', async () => {
    const tokens = await client.getTokenByClientCredentials({
      audience: 'https://orders.example/',
    });
    expect(tokens.scope).toBe('read:orders');
  });

  it('builds a logout URL that the tenant accepts', async () => {
    const url = await client.buildLogoutUrl({ returnTo: 'http://localhost:4200' });
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('http://localhost:4200');
  });
});
