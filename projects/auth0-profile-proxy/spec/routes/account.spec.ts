import {
  accountOf,
  ADA,
  BOB,
  startHarness,
  upstreamCalls,
  type Harness,
} from '../support/harness.ts';

const GOOGLE = 'google-oauth2|117';

describe('POST /me/verification-email', () => {
  it('makes the tenant send the e-mail to the caller', async () => {
    const harness = await startHarness();
    const response = await harness.send('POST', '/me/verification-email', { body: {} });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ status: 'sent' });
    expect(upstreamCalls(harness)).toEqual(['POST /api/v2/jobs/verification-email']);
    await harness.close();
  });
});

describe('POST /me/password-ticket', () => {
  it("returns a URL at the tenant for the caller's own password", async () => {
    const harness = await startHarness();
    const response = await harness.send('POST', '/me/password-ticket', { body: {} });
    const { ticket } = (await response.json()) as { ticket: string };
    expect(response.status).toBe(201);
    expect(new URL(ticket).host).toBe(harness.tenant.domain);
    expect(upstreamCalls(harness)).toEqual(['POST /api/v2/tickets/password-change']);
    await harness.close();
  });
});

describe('identities', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
    harness.tenant.users.add({ user_id: GOOGLE, email: 'ada@mail.example', name: 'Ada G' });
  });
  afterEach(() => harness.close());

  it('are linked by the ID token of the second account', async () => {
    const response = await link();
    const identities = (await response.json()) as { provider: string; isSocial: boolean }[];
    expect(response.status).toBe(201);
    expect(identities.map(({ provider, isSocial }) => ({ provider, isSocial }))).toEqual([
      { provider: 'auth0', isSocial: false },
      { provider: 'google-oauth2', isSocial: true },
    ]);
    expect(harness.tenant.users.get(GOOGLE)).toBeUndefined();
  });

  it('contain neither provider tokens nor profile data', async () => {
    const identities = (await (await link()).json()) as object[];
    for (const identity of identities) {
      expect(Object.keys(identity).sort()).toEqual([
        'connection',
        'isSocial',
        'provider',
        'user_id',
      ]);
    }
  });

  for (const [name, claims] of [
    ['ten hours ago', { auth_time: Math.floor(Date.now() / 1000) - 36_000 }],
    ['eleven minutes ago', { auth_time: Math.floor(Date.now() / 1000) - 660 }],
    ['at an unknown time', { auth_time: null }],
    ['at a time that is no number', { auth_time: 'now' }],
  ] as const) {
    it(`are not linked by a new ID token of a login ${name}`, async () => {
      const link_with = await harness.mint({ kind: 'id-token', userId: GOOGLE, claims });
      const response = await harness.send('POST', '/me/identities', { body: { link_with } });
      expect(response.status).toBe(400);
      expect(harness.tenant.users.get(GOOGLE)).toBeDefined();
    });
  }

  it('are not linked by an ID token of another issuer', async () => {
    const claims = { iss: 'https://other-tenant.example/' };
    const link_with = await harness.mint({ kind: 'id-token', userId: GOOGLE, claims });
    const response = await harness.send('POST', '/me/identities', { body: { link_with } });
    expect(response.status).toBe(400);
    expect(harness.tenant.users.get(GOOGLE)).toBeDefined();
  });

  it('are linked once by an ID token', async () => {
    const link_with = await harness.mint({ kind: 'id-token', userId: GOOGLE });
    const send = (headers = {}): Promise<Response> =>
      harness.send('POST', '/me/identities', { body: { link_with }, headers });
    expect((await send()).status).toBe(201);
    await harness.send('DELETE', '/me/identities/google-oauth2/117');
    expect((await send()).status).toBe(400);
    expect((await send({ 'idempotency-key': 'another-request' })).status).toBe(400);
  });

  it('are linked by an ID token again when the same change is repeated with its key', async () => {
    const link_with = await harness.mint({ kind: 'id-token', userId: GOOGLE });
    const headers = { 'idempotency-key': 'the-same-request' };
    const path = '/api/v2/users/*/identities';
    harness.tenant.faults.add({ method: 'POST', path, status: 404 });
    const send = (): Promise<Response> =>
      harness.send('POST', '/me/identities', { body: { link_with }, headers });
    expect((await send()).status).toBe(404);
    expect((await send()).status).toBe(201);
  });

  it('are unlinked by provider and id', async () => {
    await link();
    const response = await harness.send('DELETE', '/me/identities/google-oauth2/117');
    expect(response.status).toBe(200);
    expect(((await response.json()) as unknown[]).length).toBe(1);
  });

  it('answers not-found for an identity the account does not have', async () => {
    const response = await harness.send('DELETE', '/me/identities/google-oauth2/999');
    expect([404, 422]).toContain(response.status);
  });

  async function link(): Promise<Response> {
    const link_with = await harness.mint({ kind: 'id-token', userId: GOOGLE });
    return harness.send('POST', '/me/identities', { body: { link_with } });
  }
});

describe('DELETE /me', () => {
  it('is off by default', async () => {
    const harness = await startHarness();
    const token = await harness.mint({ scope: 'delete:profile' });
    expect((await harness.send('DELETE', '/me', { token })).status).toBe(405);
    expect(harness.tenant.users.get(ADA)).toBeDefined();
    await harness.close();
  });

  it('deletes only the caller', async () => {
    const harness = await startHarness({ routes: { 'delete-account': true } });
    const token = await harness.mint({ scope: 'delete:profile' });
    const response = await harness.send('DELETE', '/me', { token });
    expect(response.status).toBe(204);
    expect(harness.tenant.users.list().map(({ user_id }) => user_id)).toEqual([BOB]);
    await harness.close();
  });
});

describe('an administrator', () => {
  let harness: Harness;
  let token: string;
  beforeEach(async () => {
    harness = await startHarness();
    const permissions = ['read:profiles', 'update:profiles'];
    token = await harness.mint({ userId: 'auth0|root', claims: { permissions } });
  });
  afterEach(() => harness.close());

  it("reads a user's profile", async () => {
    const response = await harness.send('GET', '/users/auth0%7Cbob', { token });
    expect(((await response.json()) as { user_id: string }).user_id).toBe(BOB);
  });

  it("changes a user's profile within the same allow-list", async () => {
    const response = await harness.send('PATCH', '/users/auth0%7Cbob', {
      token,
      body: { name: 'B' },
    });
    expect(response.status).toBe(200);
    expect(accountOf(harness, BOB)['name']).toBe('B');
  });

  it('writes an audit event with actor and target', async () => {
    await harness.send('PATCH', '/users/auth0%7Cbob', { token, body: { name: 'B' } });
    const event = harness.log.find((line) => line.includes('"audit":true')) ?? '';
    expect(JSON.parse(event)).toEqual(
      jasmine.objectContaining({ actor: 'auth0|root', target: BOB, outcome: 'changed' }),
    );
  });

  it('finds users by their exact address', async () => {
    const response = await harness.send('GET', '/users?email=bob@example.com', { token });
    const { users } = (await response.json()) as { users: { user_id: string }[] };
    expect(users.map(({ user_id }) => user_id)).toEqual([BOB]);
  });

  it('cannot list users by a pattern', async () => {
    for (const query of ['', '?email=*', '?q=*', '?email=a%20OR%20b']) {
      const response = await harness.send('GET', `/users${query}`, { token });
      expect(response.status).toBe(400);
    }
  });
});
