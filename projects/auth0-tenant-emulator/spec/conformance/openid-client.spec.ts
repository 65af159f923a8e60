import * as client from 'openid-client';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { TestBrowser } from '../support/test-browser.ts';
import { trustCertificate } from '../support/trust-certificate.ts';

describe('openid-client 6 over TLS', () => {
  let tenant: RunningTenant;
  let configuration: client.Configuration;
  let stopTrusting: () => void;

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0, tls: {} });
    stopTrusting = trustCertificate(tenant.tls!.certificate);
    configuration = await client.discovery(
      new URL(tenant.tls!.issuer),
      'spa',
      undefined,
      client.None(),
    );
  });

  afterAll(async () => {
    stopTrusting();
    await tenant.close();
  });

  it('logs in through discovery and PKCE and reads /userinfo', async () => {
    const tokens = await login('openid profile email');
    const subject = tokens.claims()?.sub;
    expect(subject).toBe(MIA);
    const profile = await client.fetchUserInfo(configuration, tokens.access_token, subject!);
    expect(profile.email).toBe('mia@example.com');
  });

  it('refreshes with rotation; the used token is refused', async () => {
    const first = await login('openid offline_access');
    const second = await client.refreshTokenGrant(configuration, first.refresh_token!);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const third = await client.refreshTokenGrant(configuration, second.refresh_token!);
    expect(third.access_token).toMatch(/^[\w-]{32}$/);
    await expectAsync(
      client.refreshTokenGrant(configuration, first.refresh_token!),
    ).toBeRejectedWith(jasmine.objectContaining({ error: 'invalid_grant' }));
  });

  it('revokes a refresh token', async () => {
    const tokens = await login('openid offline_access');
    await client.tokenRevocation(configuration, tokens.refresh_token!);
    await expectAsync(
      client.refreshTokenGrant(configuration, tokens.refresh_token!),
    ).toBeRejectedWith(
      jasmine.objectContaining({
        error: 'invalid_grant',
        error_description: 'Unknown or invalid refresh token.',
      }),
    );
  });

  it('binds tokens to a key with DPoP', async () => {
    const keys = await client.randomDPoPKeyPair('ES256');
    const DPoP = client.getDPoPHandle(configuration, keys);
    const tokens = await login('openid offline_access', DPoP);
    expect(tokens.token_type).toBe('dpop');
    const profile = await client.fetchUserInfo(configuration, tokens.access_token, MIA, { DPoP });
    expect(profile.sub).toBe(MIA);
    const refreshed = await client.refreshTokenGrant(
      configuration,
      tokens.refresh_token!,
      undefined,
      { DPoP },
    );
    expect(refreshed.token_type).toBe('dpop');
    await expectAsync(client.fetchUserInfo(configuration, tokens.access_token, MIA)).toBeRejected();
  });

  it('gets a client-credentials token with client_secret_basic', async () => {
    const machine = await client.discovery(
      new URL(tenant.tls!.issuer),
      'machine',
      undefined,
      client.ClientSecretBasic('machine-secret'),
    );
    const tokens = await client.clientCredentialsGrant(machine, {
      audience: 'https://orders.example/',
    });
    expect(tokens.scope).toBe('read:orders');
  });

  it('logs out through the end_session_endpoint', async () => {
    const tokens = await login('openid');
    const url = client.buildEndSessionUrl(configuration, {
      id_token_hint: tokens.id_token!,
      post_logout_redirect_uri: 'http://localhost:4200',
      state: 'bye',
    });
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('http://localhost:4200/?state=bye');
  });

  async function login(scope: string, DPoP?: client.DPoPHandle) {
    const browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }));
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const expectedState = client.randomState();
    const expectedNonce = client.randomNonce();
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: 'http://localhost:4200/callback',
      scope,
      state: expectedState,
      nonce: expectedNonce,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      ...(DPoP === undefined ? {} : { dpop_jkt: await DPoP.calculateThumbprint() }),
    });
    const answer = await browser.login(url.href, MIA);
    return client.authorizationCodeGrant(
      configuration,
      new URL(answer.headers.get('location')!),
      { pkceCodeVerifier, expectedState, expectedNonce },
      undefined,
      DPoP === undefined ? undefined : { DPoP },
    );
  }
});
