import { createTenant } from '../../src/create-tenant.ts';
import type { SeedConnection } from '../../src/seed/seed.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { schemaFault } from '../support/my-account-schemas.ts';
import { callMyAccount, errorCode, type MyAccountAnswer } from '../support/my-account-client.ts';

const SCOPE = 'create:me:authentication_methods';
const DATABASE = 'Username-Password-Authentication';
const OLD = 'Correct-Horse-1';
const TESTER = { client_id: 'tester', app_type: 'native' as const, grant_types: ['password'] };

describe('a password change with the My Account API', () => {
  let tenant: Tenant;

  beforeEach(() => {
    start({});
  });

  it('starts with the policy of the connection', async () => {
    start({
      passwordPolicy: 'excellent',
      password_complexity_options: { min_length: 14 },
      password_history: { enable: true, size: 3 },
      password_no_personal_info: { enable: true },
      password_dictionary: { enable: true },
    });
    const { status, body, headers } = await begin();
    expect(status).toBe(202);
    expect(body).toEqual({
      id: 'password|new',
      auth_session: jasmine.any(String),
      policy: {
        complexity: {
          min_length: 14,
          character_types: ['uppercase', 'lowercase', 'number', 'special'],
          character_type_rule: 'three_of_four',
          identical_characters: 'block',
          sequential_characters: 'allow',
          max_length_exceeded: 'error',
        },
        profile_data: { active: true, blocked_fields: jasmine.any(Array) },
        history: { active: true, size: 3 },
        dictionary: { active: true, default: 'en_10k' },
      },
    });
    expect(schemaFault('PasswordCreationResponse', body)).toBeUndefined();
    expect(headers.get('location')).toMatch(/\/authentication-methods\/password%7Cnew$/);
  });

  it('gives the user the new password and ends the sessions', async () => {
    await startSession();
    const { status, body, headers } = await change('Battery-Staple-2');
    expect(status).toBe(201);
    expect(body['last_password_reset']).toEqual(jasmine.any(String));
    expect(headers.get('location')).toContain(encodeURIComponent(String(body['id'])));
    expect(await logsInWith('Battery-Staple-2')).toBeTrue();
    expect(await logsInWith(OLD)).toBeFalse();
    expect(tenant.endSessions(MIA)).toBe(0);
  });

  it('allows data of the profile unless the connection forbids it', async () => {
    expect((await change('Brandt-mia-1')).status).toBe(201);
  });

  it('is not for another user of the same database', async () => {
    const started = await begin();
    const other = { userId: 'auth0|other' };
    tenant.users.add({ user_id: other.userId, email: 'other@example.com', password: OLD });
    expect((await verify(started, 'Battery-Staple-2', other)).status).toBe(400);
    expect(await logsInWith(OLD, 'other@example.com')).toBeTrue();
    expect(await logsInWith(OLD)).toBeTrue();
  });

  const refusals: [what: string, options: NonNullable<SeedConnection['options']>, text: string][] =
    [
      ['too short', { passwordPolicy: 'low' }, 'abc'],
      ['short of a number', { passwordPolicy: 'fair' }, 'Abcdefgh'],
      ['of two types of characters', {}, 'abcdefg1'],
      ['with three identical characters', { passwordPolicy: 'excellent' }, 'Abbbcdefg1!'],
      [
        'with a part of the profile',
        { password_no_personal_info: { enable: true } },
        'Brandt-mia-1',
      ],
      ['the one before', { password_history: { enable: true, size: 1 } }, OLD],
      [
        'a common one',
        { passwordPolicy: 'none', password_dictionary: { enable: true } },
        'Password1',
      ],
      ['with a control character', {}, 'Correct-\u0007Horse'],
      ['empty', { passwordPolicy: 'none' }, ''],
      ['of 257 characters', {}, `A1${'b'.repeat(255)}`],
    ];
  for (const [what, options, text] of refusals) {
    it(`refuses one that is ${what}, and keeps the old one`, async () => {
      start(options);
      const answer = await change(text);
      expect([answer.status, errorCode(answer)]).toEqual([400, 'A0E-400-0003']);
      expect(answer.body['validation_errors']).toEqual([
        jasmine.objectContaining({ pointer: '/new_password' }),
      ]);
      expect(await logsInWith(OLD)).toBeTrue();
    });
  }

  it('accepts another attempt after a refusal', async () => {
    const started = await begin();
    expect((await verify(started, 'x')).status).toBe(400);
    expect((await verify(started, 'Battery-Staple-2')).status).toBe(201);
    expect((await verify(started, 'Battery-Staple-3')).status).toBe(400);
  });

  it('remembers as many passwords as the policy says', async () => {
    start({ password_history: { enable: true, size: 1 } });
    await change('Battery-Staple-2');
    expect((await change(OLD)).status).toBe(400);
    await change('Battery-Staple-3');
    expect((await change(OLD)).status).toBe(201);
  });

  it('is about the identity that the request names', async () => {
    const known = { connection: DATABASE, identity_user_id: '5ad8b180b09f330744ab1e7f' };
    expect((await begin(known)).status).toBe(202);
    for (const body of [
      { connection: 'other' },
      { identity_user_id: 'x' },
      { connection: 'a b' },
    ]) {
      expect((await begin(body)).status).toBe(400);
    }
  });

  it('is not needed to set the first password of a user, who then has one', async () => {
    start({}, {});
    expect((await change('Battery-Staple-2')).status).toBe(201);
    expect(await logsInWith('Battery-Staple-2')).toBeTrue();
  });

  async function change(password: string): Promise<MyAccountAnswer> {
    return verify(await begin(), password);
  }

  function begin(body: Record<string, string> = {}): Promise<MyAccountAnswer> {
    const call = { scope: SCOPE, body: { type: 'password', ...body } };
    return callMyAccount(tenant, 'POST', 'authentication-methods', call);
  }

  function verify(
    { body }: MyAccountAnswer,
    password: string,
    token: { userId?: string } = {},
  ): Promise<MyAccountAnswer> {
    const call = {
      scope: SCOPE,
      body: { auth_session: body['auth_session'], new_password: password },
      token,
    };
    return callMyAccount(tenant, 'POST', 'authentication-methods/password%7Cnew/verify', call);
  }

  async function startSession(): Promise<void> {
    const request = new Request(`${tenant.issuer}_emulator/sessions/start`, {
      method: 'POST',
      body: JSON.stringify({ userId: MIA }),
    });
    expect((await tenant.fetch(request)).status).toBe(204);
  }

  async function logsInWith(password: string, username = 'mia@example.com'): Promise<boolean> {
    const form = { grant_type: 'password', client_id: 'tester', username, password };
    const request = new Request(`${tenant.issuer}oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return (await tenant.fetch(request)).status === 200;
  }

  function start(options: SeedConnection['options'], user: object = { password: OLD }): void {
    const { password: _password, ...mia } = fixtureSeed.users!.find(
      ({ user_id: id }) => id === MIA,
    )!;
    tenant = createTenant({
      ...fixtureSeed,
      domain: 'localhost:4400',
      users: [{ ...mia, ...user }],
      clients: [TESTER],
      connections: [{ name: DATABASE, strategy: 'auth0', options: options ?? {} }],
    });
  }
});
