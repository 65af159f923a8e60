import { ADA, BOB, type Harness, type ProblemBody } from '../support/harness.ts';
import { describeAttempts, unlimitedHarness, type Attempt } from './attempts.ts';

const ORG = 'org_9ybsU1dN2dKfDkBi';
const OTHER_ORG = 'org_1a2b3c4d5e6f7g8h';
const bob = `/users/${encodeURIComponent(BOB)}`;
const body = { name: 'Mallory' };

describeAttempts('a token of an organization that no option names', [
  ...(
    [
      ['GET', '/me'],
      ['PATCH', '/me'],
      ['GET', bob],
      ['PATCH', bob],
      ['GET', '/users?email=bob@example.com'],
    ] as const
  ).map(([method, path]): Attempt => ({
    name: `${method} ${path}`,
    make: (harness) => sendAsMember(harness, method, path, { org_id: ORG }),
    refusal: 'wrong-organization',
  })),
  ...[{ org_id: 7 }, { org_id: [ORG] }, { org_id: '' }, { org_name: 'acme' }].map(
    (claims): Attempt => ({
      name: `with ${JSON.stringify(claims)}`,
      make: (harness) => sendAsMember(harness, 'PATCH', bob, claims),
      refusal: 'wrong-organization',
    }),
  ),
]);

describe('the option organizations', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await unlimitedHarness({ organizations: [ORG] })));
  afterAll(() => harness.close());

  it('when it names the organization › serves the own profile', async () => {
    const response = await sendAsMember(harness, 'GET', '/me', { org_id: ORG });
    expect(response.status).toBe(200);
  });

  it('when it names the organization › refuses other users: its roles are not of the tenant', async () => {
    for (const [method, path] of [
      ['GET', bob],
      ['PATCH', bob],
      ['GET', '/users?email=bob@example.com'],
    ] as const) {
      const response = await sendAsMember(harness, method, path, { org_id: ORG });
      expect(((await response.json()) as ProblemBody).code).toBe('wrong-organization');
    }
    expect(harness.tenant.users.get(BOB)?.name).toBe('Bob');
  });

  it('when it names another organization › refuses the token', async () => {
    const response = await sendAsMember(harness, 'GET', '/me', { org_id: OTHER_ORG });
    expect(((await response.json()) as ProblemBody).code).toBe('wrong-organization');
  });

  it('accepts administrators without an organization', async () => {
    expect((await sendAsMember(harness, 'GET', bob, {})).status).toBe(200);
  });

  it('applies to the ID token of a second account', async () => {
    const userId = 'google-oauth2|org';
    harness.tenant.users.add({ user_id: userId, email: 'g@example.com' });
    const mint = (org_id: string): Promise<string> =>
      harness.mint({ kind: 'id-token', userId, claims: { org_id } });
    const link = async (link_with: string): Promise<number> =>
      (await harness.send('POST', '/me/identities', { body: { link_with } })).status;
    expect(await link(await mint(OTHER_ORG))).toBe(403);
    expect(await link(await mint(ORG))).toBe(201);
  });
});

describe('the option administratorOrganizations', () => {
  it('when it names the organization › serves the administrators’ routes', async () => {
    const harness = await unlimitedHarness({
      organizations: [ORG, OTHER_ORG],
      administratorOrganizations: [ORG],
    });
    expect((await sendAsMember(harness, 'GET', bob, { org_id: ORG })).status).toBe(200);
    expect((await sendAsMember(harness, 'GET', bob, { org_id: OTHER_ORG })).status).toBe(403);
    await harness.close();
  });
});

async function sendAsMember(
  harness: Harness,
  method: string,
  path: string,
  organization: object,
): Promise<Response> {
  const token = await harness.mint({
    userId: ADA,
    claims: { permissions: ['read:profiles', 'update:profiles'], ...organization },
  });
  return harness.send(method, path, { token, ...(method === 'PATCH' && { body }) });
}
