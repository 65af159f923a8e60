import { SignJWT } from 'jose';
import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { callManagement, userPath } from '../support/management-client.ts';

const SCOPE = 'update:current_user_identities';

describe('linking identities (Auth0 docs: User Account Linking; OpenAPI file)', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant(fixtureSeed);
  });

  it('returns every identity, the primary first, and discards the secondary', async () => {
    const answer = await link(await tenant.mint({ userId: NOOR, kind: 'id-token' }));
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual([
      jasmine.objectContaining({ provider: 'auth0', isSocial: false }),
      jasmine.objectContaining({
        provider: 'google-oauth2',
        user_id: '10156699209982922',
        isSocial: true,
        profileData: jasmine.objectContaining({ email: 'noor@example.com' }),
      }),
    ]);
    expect(tenant.users.get(NOOR)).toBeUndefined();
  });

  const refusals: [string, () => Promise<string>, string?][] = [
    ['Invalid token (link_with).', () => Promise.resolve('no.token.here'), ' for no JWT'],
    ['JWT (link_with) must contains sub claim.', () => idToken({ sub: null })],
    [
      'Invalid token (link_with).',
      () => tenant.mint({ userId: NOOR, kind: 'id-token', expiresInSeconds: -1 }),
      ' for an expired one',
    ],
    [
      'JWT (link_with) must have an alg of RS256.',
      () =>
        new SignJWT({ sub: NOOR })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode('0123456789abcdef0123456789abcdef')),
    ],
    [
      'JWT (link_with) must have the same issuer as the calling user.',
      () => idToken({ iss: 'https://other.example/' }),
    ],
    ['JWT (link_with) contains an invalid aud claim.', () => idToken({ aud: ['spa', 'x'] })],
    [
      "JWT (link_with) must have an aud claim that matches that of the calling token's azp.",
      () => idToken({ aud: 'machine' }),
    ],
    ['JWT (link_with) contains an invalid sub claim.', () => idToken({ sub: 'nobody' })],
    [
      'Linking to an inexistent identity is not allowed.',
      () => tenant.mint({ userId: 'auth0|nobody', kind: 'id-token' }),
    ],
    [
      'Main identity and the new one are the same.',
      () => tenant.mint({ userId: MIA, kind: 'id-token' }),
    ],
  ];
  for (const [message, token, when = ''] of refusals) {
    it(`400 ${message}${when}`, async () => {
      const answer = await link(await token());
      expect([answer.status, answer.body]).toEqual([400, jasmine.objectContaining({ message })]);
    });
  }

  it('409 Specified identity already exists.', async () => {
    const token = await tenant.mint({ userId: NOOR, kind: 'id-token' });
    await link(token);
    const answer = await link(token);
    expect([answer.status, answer.body]).toEqual([
      409,
      jasmine.objectContaining({ message: 'Specified identity already exists.' }),
    ]);
  });

  for (const name of ['provider', 'user_id', 'connection_id', 'note']) {
    it(`400 ${name} must not be sent beside link_with`, async () => {
      const answer = await callManagement(tenant, 'POST', `${userPath(MIA)}/identities`, {
        scope: SCOPE,
        body: {
          link_with: await tenant.mint({ userId: NOOR, kind: 'id-token' }),
          [name]: 'google-oauth2',
        },
      });
      const message = `Payload validation error: 'Additional properties not allowed: ${name}'.`;
      expect([answer.status, answer.body]).toEqual([400, jasmine.objectContaining({ message })]);
    });
  }

  it('400 The provider/connection is not configured.', async () => {
    const answer = await callManagement(tenant, 'POST', `${userPath(MIA)}/identities`, {
      token: { userId: 'machine@clients', scope: 'update:users' },
      body: { provider: 'github', user_id: '1' },
    });
    expect([answer.status, answer.body]).toEqual([
      400,
      jasmine.objectContaining({ message: 'The provider/connection is not configured.' }),
    ]);
  });

  it('400 an end user cannot link by provider and user_id', async () => {
    const answer = await callManagement(tenant, 'POST', `${userPath(MIA)}/identities`, {
      scope: SCOPE,
      body: { provider: 'google-oauth2', user_id: NOOR },
    });
    expect(answer.status).toBe(400);
  });

  it('400 Main identity cannot be removed.', async () => {
    const answer = await callManagement(
      tenant,
      'DELETE',
      `${userPath(MIA)}/identities/auth0/5ad8b180b09f330744ab1e7f`,
      { scope: SCOPE },
    );
    expect([answer.status, answer.body]).toEqual([
      400,
      jasmine.objectContaining({ message: 'Main identity cannot be removed.' }),
    ]);
  });

  it('makes an unlinked identity a user of its own again', async () => {
    await link(await tenant.mint({ userId: NOOR, kind: 'id-token' }));
    const answer = await callManagement(
      tenant,
      'DELETE',
      `${userPath(MIA)}/identities/google-oauth2/10156699209982922`,
      { scope: SCOPE },
    );
    expect(answer.status).toBe(200);
    expect((answer.body as unknown[]).length).toBe(1);
    expect(tenant.users.get(NOOR)?.email).toBe('noor@example.com');
  });

  function link(link_with: string) {
    return callManagement(tenant, 'POST', `${userPath(MIA)}/identities`, {
      scope: SCOPE,
      body: { link_with },
    });
  }

  function idToken(claims: Record<string, string | string[] | null>): Promise<string> {
    return tenant.mint({ userId: NOOR, kind: 'id-token', claims });
  }
});
