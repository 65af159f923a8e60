import type { TenantRequest } from '../../src/index.ts';
import { fetchTransport } from '../../src/management-client/fetch-transport.ts';
import { unlimitedHarness } from '../privilege-escalation/attempts.ts';
import type { Harness } from '../support/harness.ts';

describe('bodies of Management API calls', () => {
  let harness: Harness;
  let sent: { readonly path: string; readonly body: unknown }[];

  beforeEach(async () => {
    sent = [];
    const transport = fetchTransport(fetch);
    harness = await unlimitedHarness({
      ticketResultUrl: 'https://app.example.com/done',
      transport: (url: string, request: TenantRequest) => {
        if (url.includes('/api/v2/') && request.body !== undefined) {
          sent.push({ path: new URL(url).pathname, body: JSON.parse(request.body) as unknown });
        }
        return transport(url, request);
      },
    });
  });
  afterEach(() => harness.close());

  it('a password ticket › is for the caller, for 15 minutes, and verifies no address', async () => {
    await harness.send('POST', '/me/password-ticket', { body: {} });
    expect(sent).toEqual([
      {
        path: '/api/v2/tickets/password-change',
        body: {
          user_id: 'auth0|ada',
          ttl_sec: 900,
          mark_email_as_verified: false,
          result_url: 'https://app.example.com/done',
        },
      },
    ]);
  });

  it('a change of address › is unverified and makes the tenant send its verification', async () => {
    await harness.send('POST', '/me/email', { body: { email: 'ada@new.example' } });
    expect(sent).toEqual([
      {
        path: '/api/v2/users/auth0%7Cada',
        body: { email: 'ada@new.example', email_verified: false, verify_email: true },
      },
    ]);
  });

  it('a verification e-mail › is for the caller', async () => {
    await harness.send('POST', '/me/verification-email', { body: {} });
    expect(sent.map(({ body }) => body)).toEqual([{ user_id: 'auth0|ada' }]);
  });

  it('a linked account › is the one of the ID token', async () => {
    const userId = 'google-oauth2|a|b';
    harness.tenant.users.add({ user_id: userId, email: 'g@example.com' });
    const link_with = await harness.mint({ kind: 'id-token', userId });
    await harness.send('POST', '/me/identities', { body: { link_with } });
    expect(sent).toEqual([
      {
        path: '/api/v2/users/auth0%7Cada/identities',
        body: { provider: 'google-oauth2', user_id: 'a|b' },
      },
    ]);
  });
});
