import { createTenant } from '../../src/create-tenant.ts';
import type { TenantSeed } from '../../src/seed/seed.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { callManagement, type ManagementAnswer } from '../support/management-client.ts';

const DATABASE = 'Username-Password-Authentication';
const EVE = { connection: DATABASE, email: 'Eve@example.com', password: 'Correct-Horse-9' };

describe('POST /api/v2/users', () => {
  it('creates a database user who can log in, and mails a verification link', async () => {
    const tenant = start();
    const { status, body } = await create(tenant, {
      ...EVE,
      given_name: 'Eve',
      user_metadata: { theme: 'dark' },
      app_metadata: { plan: 'gold' },
    });
    expect(status).toBe(201);
    const { user_id, ...profile } = body as { user_id: string };
    expect(user_id).toMatch(/^auth0\|[0-9a-f]{24}$/);
    expect(profile).toEqual(
      jasmine.objectContaining({
        email: 'eve@example.com',
        email_verified: false,
        given_name: 'Eve',
        user_metadata: { theme: 'dark' },
        app_metadata: { plan: 'gold' },
        identities: [
          { connection: DATABASE, user_id: user_id.slice(6), provider: 'auth0', isSocial: false },
        ],
      }),
    );
    expect(JSON.stringify(body)).not.toContain(EVE.password);
    expect(await outbox(tenant)).toEqual([jasmine.objectContaining({ to: 'eve@example.com' })]);
    expect(await passwordLogin(tenant)).toBe(200);
  });

  it('takes the id of the caller, and sends no mail where the caller says so', async () => {
    const tenant = start();
    const { body } = await create(tenant, { ...EVE, user_id: 'eve', verify_email: false });
    expect((body as { user_id: string }).user_id).toBe('auth0|eve');
    await create(tenant, { ...EVE, email: 'f@example.com', email_verified: true });
    expect(await outbox(tenant)).toEqual([]);
  });

  it('creates users of passwordless connections', async () => {
    const tenant = start({ connections: [{ name: 'sms' }, { name: 'email' }] });
    const sms = await create(tenant, { connection: 'sms', phone_number: '+491234567' });
    expect((sms.body as { user_id: string }).user_id).toMatch(/^sms\|/);
    const mail = await create(tenant, { connection: 'email', email: 'eve@example.com' });
    expect((mail.body as { user_id: string }).user_id).toMatch(/^email\|/);
  });

  const refusals: [string, object, number, string][] = [
    ['no connection', { email: EVE.email }, 400, 'Missing required property: connection'],
    ['no password', { ...EVE, password: undefined }, 400, 'Missing required property: password'],
    ['no e-mail address', { ...EVE, email: undefined }, 400, 'Missing required property: email'],
    ['an unknown connection', { ...EVE, connection: 'x' }, 400, 'Connection does not exist.'],
    [
      'a social connection',
      { ...EVE, connection: 'google-oauth2' },
      400,
      'Connection does not support user creation through the API.',
    ],
    ['an unknown property', { ...EVE, client_id: 'spa' }, 400, 'Additional properties not allowed'],
    ['null', { ...EVE, name: null }, 400, 'Expected type string but found type null'],
    ['a forbidden key', { ...EVE, app_metadata: { email: 'x' } }, 400, 'Forbidden attribute'],
    ['a taken address', { ...EVE, email: 'MIA@example.com' }, 409, 'The user already exists.'],
    ['a taken id', { ...EVE, user_id: MIA }, 409, 'The user already exists.'],
  ];
  for (const [what, body, status, message] of refusals) {
    it(`is refused for ${what}`, async () => {
      const answer = await create(start(), body);
      expect(answer.status).toBe(status);
      expect((answer.body as { message: string }).message).toContain(message);
    });
  }

  it('needs create:users', async () => {
    const answer = await callManagement(start(), 'POST', 'users', {
      scope: 'update:users',
      body: EVE,
    });
    expect(answer.status).toBe(403);
  });
});

function start(seed: TenantSeed = {}): Tenant {
  const clients = (fixtureSeed.clients ?? []).map((client) => ({
    ...client,
    grant_types: ['password', 'authorization_code', 'implicit'],
  }));
  return createTenant({ ...fixtureSeed, clients, rules: [], ...seed });
}

function create(tenant: Tenant, body: unknown): Promise<ManagementAnswer> {
  return callManagement(tenant, 'POST', 'users', { scope: 'create:users', body });
}

async function outbox(tenant: Tenant): Promise<unknown> {
  const answer = await tenant.fetch(new Request('http://localhost/_emulator/outbox'));
  return answer.json();
}

async function passwordLogin(tenant: Tenant): Promise<number> {
  const body = new URLSearchParams({
    ...{ grant_type: 'password', client_id: 'spa', scope: 'openid' },
    ...{ username: 'eve@example.com', password: EVE.password },
  });
  const request = new Request('http://localhost/oauth/token', { method: 'POST', body });
  return (await tenant.fetch(request)).status;
}
