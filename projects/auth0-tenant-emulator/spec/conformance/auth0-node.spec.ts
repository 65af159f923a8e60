import { ManagementClient } from 'auth0';
import { AuthenticationClient } from 'auth0/legacy';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { trustCertificate } from '../support/trust-certificate.ts';

describe('auth0 7 over TLS', () => {
  let tenant: RunningTenant;
  let management: ManagementClient;
  let stopTrusting: () => void;

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0, tls: {} });
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

  it('meets the real words for a user who does not exist', async () => {
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

  it('makes a password ticket and a verification mail', async () => {
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
