import { ManagementClient } from 'auth0';
import { AuthenticationClient, UserInfoClient } from 'auth0/legacy';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { answerOf, pkce, TestBrowser } from '../support/test-browser.ts';
import { trustCertificate } from '../support/trust-certificate.ts';

describe('auth0 7 over TLS', () => {
  let tenant: RunningTenant;
  let management: ManagementClient;
  let stopTrusting: () => void;

  beforeAll(async () => {
    const web = {
      client_id: 'web',
      client_secret: 'web-secret',
      app_type: 'regular_web' as const,
      callbacks: ['http://localhost:4200'],
    };
    const clients = [...(fixtureSeed.clients ?? []), web];
    tenant = await startTenant({ ...fixtureSeed, clients, port: 0, tls: {} });
    stopTrusting = trustCertificate(tenant.tls!.certificate);
    management = new ManagementClient({
      domain: tenant.tls!.domain,
      clientId: 'machine',
      clientSecret: 'machine-secret',
      maxRetries: 0,
    });
  });

  afterAll(async () => {
    stopTrusting();
    await tenant.close();
  });

  it('logs a user in by code with PKCE, refreshes, reads the profile and revokes', async () => {
    const web = new AuthenticationClient({
      domain: tenant.tls!.domain,
      clientId: 'web',
      clientSecret: 'web-secret',
    });
    const { verifier, challenge } = pkce();
    const redirect_uri = 'http://localhost:4200';
    const query = new URLSearchParams({
      ...{ client_id: 'web', redirect_uri, response_type: 'code' },
      ...{ scope: 'openid email offline_access' },
      ...{ code_challenge: challenge, code_challenge_method: 'S256' },
    });
    const browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }));
    const answer = await browser.login(`${tenant.tls!.url}/authorize?${query.toString()}`, MIA);
    const code = answerOf(answer).get('code') ?? '';
    const login = await web.oauth.authorizationCodeGrantWithPKCE({
      ...{ code, redirect_uri, code_verifier: verifier },
    });
    const refresh_token = login.data.refresh_token ?? '';
    const { data } = await web.oauth.refreshTokenGrant({ refresh_token });
    const info = new UserInfoClient({ domain: tenant.tls!.domain });
    expect((await info.getUserInfo(data.access_token)).data.email).toBe('mia@example.com');
    await web.oauth.revokeRefreshToken({ token: data.refresh_token ?? '' });
    await expectAsync(
      web.oauth.refreshTokenGrant({ refresh_token: data.refresh_token ?? '' }),
    ).toBeRejectedWith(jasmine.objectContaining({ error: 'invalid_grant' }));
    const bye = await browser.get(
      `${tenant.tls!.url}/v2/logout?client_id=web&returnTo=${encodeURIComponent(redirect_uri)}`,
    );
    expect(bye.headers.get('location')).toBe(redirect_uri);
  });

  it('gets a token by client credentials', async () => {
    const authentication = new AuthenticationClient({
      domain: tenant.tls!.domain,
      clientId: 'machine',
      clientSecret: 'machine-secret',
    });
    const { data } = await authentication.oauth.clientCredentialsGrant({
      audience: tenant.tls!.audience,
    });
    expect(data.token_type).toBe('Bearer');
    expect(data.expires_in).toBe(86_400);
  });

  it('reads, finds and changes users with one token', async () => {
    tenant.reset();
    const user = await management.users.get(MIA);
    expect(user.email).toBe('mia@example.com');
    const [found] = await management.users.listUsersByEmail({ email: 'noor@example.com' });
    expect(found?.user_id).toBe(NOOR);
    const updated = await management.users.update(MIA, { user_metadata: { theme: 'dark' } });
    expect(updated.user_metadata).toEqual(jasmine.objectContaining({ theme: 'dark' }));
    const tokenRequests = tenant.requests().filter(({ path }) => path === '/oauth/token');
    expect(tokenRequests.length).toBeLessThanOrEqual(1);
  });

  it('searches with a query and pages', async () => {
    const page = await management.users.list({ q: 'email:"mia@example.com"' });
    expect(page.data.map((user) => user.user_id)).toEqual([MIA]);
  });

  it('gets the real message for an unknown user', async () => {
    await expectAsync(management.users.get('auth0|nobody')).toBeRejectedWith(
      jasmine.objectContaining({
        statusCode: 404,
        body: {
          statusCode: 404,
          error: 'Not Found',
          message: 'The user does not exist.',
          errorCode: 'inexistent_user',
        },
      }),
    );
  });

  it('creates a password ticket and a verification mail', async () => {
    const ticket = await management.tickets.changePassword({ user_id: MIA });
    expect(ticket.ticket).toContain(`${tenant.tls!.url}/u/reset-verify?ticket=`);
    const job = await management.jobs.verificationEmail.create({ user_id: MIA });
    expect(job.type).toBe('verification_email');
    const outbox = (await (await fetch(`${tenant.url}/_emulator/outbox`)).json()) as unknown[];
    expect(outbox).toContain(jasmine.objectContaining({ to: 'mia@example.com' }));
  });

  it('links and unlinks an identity', async () => {
    const linked = await management.users.identities.link(MIA, {
      provider: 'google-oauth2',
      user_id: NOOR,
    });
    expect(linked.map((identity) => identity.provider)).toEqual(['auth0', 'google-oauth2']);
    const remaining = await management.users.identities.delete(
      MIA,
      'google-oauth2',
      '10156699209982922',
    );
    expect(remaining.map((identity) => identity.provider)).toEqual(['auth0']);
  });
});
