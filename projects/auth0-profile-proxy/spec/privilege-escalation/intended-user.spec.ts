import { ADA, BOB, type Harness, type ProblemBody } from '../support/harness.ts';
import { describeAttempts, unlimitedHarness, type Attempt } from './attempts.ts';

const ROUTES: readonly (readonly [method: string, path: string, body?: object])[] = [
  ['GET', '/me'],
  ['PATCH', '/me', { name: 'Mallory' }],
  ['POST', '/me/email', { email: 'bob@new.example' }],
  ['POST', '/me/verification-email', {}],
  ['POST', '/me/password-ticket', {}],
  ['POST', '/me/identities', { link_with: 'a.b.c' }],
  ['DELETE', '/me/identities/google-oauth2/117'],
  ['DELETE', '/me'],
  ['GET', '/users?email=bob@example.com'],
  ['GET', `/users/${encodeURIComponent(BOB)}`],
  ['PATCH', `/users/${encodeURIComponent(BOB)}`, { name: 'Mallory' }],
];

describeAttempts('a token of another user than the one the request is meant for', [
  ...ROUTES.map(([method, path, body]): Attempt => ({
    name: `${method} ${path}`,
    make: (harness) => sendAsBob(harness, method, path, { body, intended: ADA }),
    refusal: 'user-changed',
  })),
  ...[
    ['the encoded form', encodeURIComponent(ADA)],
    ['an empty header', ''],
    ['two users', `${BOB}, ${ADA}`],
    ['other case', BOB.toUpperCase()],
    ['a prefix of the sub', BOB.slice(0, -1)],
    ['the sub encoded twice', encodeURIComponent(encodeURIComponent(BOB))],
  ].map(([name = '', intended = '']): Attempt => ({
    name: `PATCH /me with ${name}`,
    make: (harness) => sendAsBob(harness, 'PATCH', '/me', { body: { name: 'Mallory' }, intended }),
    refusal: 'user-changed',
  })),
]);

describe('Profile-User', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await unlimitedHarness()));
  afterAll(() => harness.close());

  for (const intended of [BOB, encodeURIComponent(BOB)]) {
    it(`when it names the user of the token (${intended}) › the request is served`, async () => {
      const response = await sendAsBob(harness, 'GET', '/me', { intended });
      expect(response.status).toBe(200);
    });
  }

  it('when the sub is not ASCII › its percent-encoded form names the user', async () => {
    const userId = 'custom|jürgen';
    harness.tenant.users.add({ user_id: userId, email: 'jw@example.com' });
    const token = await harness.mint({ userId });
    const send = async (intended: string): Promise<number> => {
      const headers = { 'profile-user': intended };
      return (await harness.send('GET', '/me', { token, headers })).status;
    };
    expect(await send(encodeURIComponent(userId))).toBe(200);
    expect(await send(encodeURIComponent('custom|jurgen'))).toBe(412);
  });

  it('when it names another user › sends nothing to the tenant but for the signing keys', async () => {
    const other = await unlimitedHarness();
    await sendAsBob(other, 'GET', '/me', { intended: ADA });
    expect(other.tenant.requests().map(({ path }) => path)).toEqual(['/.well-known/jwks.json']);
    await other.close();
  });

  it('when the key of an earlier change is sent for another user › replays nothing', async () => {
    const headers = { 'idempotency-key': 'a-key-of-the-page' };
    await harness.send('PATCH', '/me', { body: { name: 'Ada L' }, headers });
    const response = await sendAsBob(harness, 'PATCH', '/me', {
      body: { name: 'Ada L' },
      intended: ADA,
      headers,
    });
    expect(((await response.json()) as ProblemBody).code).toBe('user-changed');
  });

  it('is allowed in requests of web pages', async () => {
    const app = 'https://app.example';
    const other = await unlimitedHarness({ allowedOrigins: [app] });
    const response = await other.send('OPTIONS', '/me', {
      token: '',
      headers: { origin: app, 'access-control-request-method': 'PATCH' },
    });
    expect(response.headers.get('access-control-allow-headers')).toContain('profile-user');
    await other.close();
  });
});

async function sendAsBob(
  harness: Harness,
  method: string,
  path: string,
  sent: {
    readonly body?: object | undefined;
    readonly intended: string;
    readonly headers?: Record<string, string>;
  },
): Promise<Response> {
  const token = await harness.mint({
    userId: BOB,
    scope: 'read:profile update:profile delete:profile',
    claims: { permissions: ['read:profiles', 'update:profiles'] },
  });
  return harness.send(method, path, {
    token,
    headers: { ...sent.headers, 'profile-user': sent.intended },
    ...(sent.body && { body: sent.body }),
  });
}
