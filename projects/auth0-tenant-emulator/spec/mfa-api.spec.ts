import { totpCode } from '../src/common/totp.ts';
import { createTenant } from '../src/create-tenant.ts';
import type { SeedUser, TenantSeed } from '../src/seed/seed.ts';
import type { Tenant } from '../src/tenant-internals.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { mfaClient, MFA_GRANTS, type MfaClient } from './support/mfa-client.ts';
import { claimsOf } from './support/test-browser.ts';

const TOTP = {
  id: 'dev_1',
  status: 'confirmed' as const,
  type: 'authenticator',
  auth_method: 'authenticator',
  enrolled_at: '2026-01-01T00:00:00.000Z',
};
const SMS = { ...TOTP, id: 'dev_2', type: 'sms', auth_method: 'sms', phone_number: '+491234567' };

describe('mfa_required', () => {
  const reasons: [string, TenantSeed][] = [
    ['the user has to use a second factor', {}],
    [
      'the connection requires one',
      {
        users: [{ ...user(), mfa_required: false }],
        connections: [{ name: 'Username-Password-Authentication', require_mfa: true }],
      },
    ],
    [
      'an Action enables it',
      {
        users: [{ ...user(), mfa_required: false }],
        actions: [
          {
            name: 'mfa',
            code: 'exports.onExecutePostLogin = async (event, api) => { api.multifactor.enable("any"); };',
          },
        ],
      },
    ],
  ];
  for (const [why, seed] of reasons) {
    it(`is the answer to a password grant where ${why}`, async () => {
      const { client } = start(seed);
      const answer = await client.password();
      expect(answer.status).toBe(403);
      expect(answer.body).toEqual({
        error: 'mfa_required',
        error_description: 'Multifactor authentication required',
        mfa_token: jasmine.stringMatching(/^[\w-]{64}$/),
        mfa_requirements: { challenge: [{ type: 'otp' }] },
      });
    });
  }

  it('names what a user without a second factor can enroll', async () => {
    const { client } = start({ users: [user([])] });
    expect((await client.password()).body['mfa_requirements']).toEqual({
      enroll: [
        { type: 'otp' },
        { type: 'phone' },
        { type: 'email' },
        { type: 'push-notification' },
      ],
    });
  });

  it('is the answer to a refresh where an Action enables it, until a second factor was used', async () => {
    const code =
      'exports.onExecutePostLogin = async (event, api) => {' +
      ' if (event.transaction.protocol === "oauth2-refresh-token") api.multifactor.enable("any"); };';
    const { client } = start({
      users: [{ ...user(), mfa_required: false }],
      actions: [{ name: 'mfa', code }],
    });
    const login = (await client.password()).body;
    const refused = await client.refresh(login);
    expect(refused.body['error']).toBe('mfa_required');
    const tokens = await client.grant('otp', { ...mfaToken(refused.body), otp: '123456' });
    expect(tokens.status).toBe(200);
    expect(tokens.body['refresh_token']).not.toBe(login['refresh_token']);
    expect((await client.refresh(tokens.body)).status).toBe(200);
  });

  it('by a fault on a refresh can be answered too', async () => {
    const { client, tenant } = start({ users: [{ ...user(), mfa_required: false }] });
    const login = (await client.password()).body;
    tenant.faults.add({ name: 'mfa_required' });
    const refused = await client.refresh(login);
    const tokens = await client.grant('otp', { ...mfaToken(refused.body), otp: '123456' });
    expect(tokens.status).toBe(200);
  });
});

describe('a one-time code', () => {
  it('gets the tokens of the password grant, once', async () => {
    const { client, tenant } = start();
    const waiting = mfaToken((await client.password()).body);
    expect(tenant.users.get(MIA)?.logins_count).toBeUndefined();
    expect((await client.grant('otp', { ...waiting, otp: '000000' })).body).toEqual({
      error: 'invalid_grant',
      error_description: 'Invalid otp_code.',
    });
    const { body } = await client.grant('otp', { ...waiting, otp: '123456' });
    const claims = claimsOf(String(body['id_token']));
    expect([claims['sub'], claims['amr']]).toEqual([MIA, ['mfa']]);
    expect(body['scope']).toBe('openid offline_access');
    expect(body['refresh_token']).toBeDefined();
    expect(tenant.users.get(MIA)?.logins_count).toBe(1);
    expect((await client.grant('otp', { ...waiting, otp: '123456' })).status).toBe(403);
  });

  it('is that of an authenticator app that was associated before', async () => {
    const { client, tenant } = start({ users: [user([])] });
    const waiting = mfaToken((await client.password()).body);
    const enrolled = await client.associate(waiting, { authenticator_types: ['otp'] });
    expect(enrolled.body).toEqual({
      id: jasmine.stringMatching(/^totp\|dev_/),
      authenticator_type: 'otp',
      secret: jasmine.stringMatching(/^[A-Z2-7]{32}$/),
      barcode_uri: jasmine.stringMatching(/^otpauth:\/\/totp\/.*mia%40example\.com\?/),
      recovery_codes: [jasmine.stringMatching(/^[A-Z2-7]{24}$/)],
    });
    expect(await active(client, waiting)).toEqual({ otp: false, 'recovery-code': true });
    const otp = totpCode(String(enrolled.body['secret']), tenant.clock.now());
    expect((await client.grant('otp', { ...waiting, otp })).status).toBe(200);
    const again = mfaToken((await client.password()).body);
    expect(await active(client, again)).toEqual({ otp: true, 'recovery-code': true });
  });

  it('is not accepted for a user without an authenticator app', async () => {
    const { client } = start({ users: [user([SMS])] });
    const waiting = mfaToken((await client.password()).body);
    expect((await client.grant('otp', { ...waiting, otp: '123456' })).status).toBe(403);
  });
});

describe('a code that is sent', () => {
  for (const channel of ['sms', 'voice', 'email'] as const) {
    it(`confirms a new factor by ${channel}`, async () => {
      const { client } = start({ users: [user([])] });
      const waiting = mfaToken((await client.password()).body);
      const { body } = await client.associate(waiting, {
        authenticator_types: ['oob'],
        oob_channels: [channel],
        ...(channel === 'email' ? {} : { phone_number: '+491234567' }),
      });
      expect([body['binding_method'], body['oob_channel']]).toEqual(['prompt', channel]);
      const [mail] = await client.outbox();
      expect(mail?.['to']).toBe(channel === 'email' ? 'mia@example.com' : '+491234567');
      const proof = { ...waiting, oob_code: String(body['oob_code']) };
      const wrong = await client.grant('oob', { ...proof, binding_code: '0' });
      expect(wrong.body['error_description']).toBe('Invalid binding_code.');
      const right = await client.grant('oob', { ...proof, binding_code: String(mail?.['code']) });
      expect(right.status).toBe(200);
    });
  }

  it('is sent by a challenge to an enrolled factor, whose number is masked', async () => {
    const { client } = start({ users: [user([SMS])] });
    const waiting = mfaToken((await client.password()).body);
    const { body } = await client.challenge({ ...waiting, challenge_type: 'oob' });
    expect([body['challenge_type'], body['binding_method']]).toEqual(['oob', 'prompt']);
    const [mail] = await client.outbox();
    const proof = { ...waiting, oob_code: String(body['oob_code']) };
    const answer = await client.grant('oob', { ...proof, binding_code: String(mail?.['code']) });
    expect(answer.status).toBe(200);
    const again = mfaToken((await client.password()).body);
    const [phone] = await client.authenticators(again);
    expect(phone).toEqual(
      jasmine.objectContaining({ oob_channel: 'sms', name: 'XXXXXX4567', active: true }),
    );
  });

  it('is not accepted with the oob_code of somebody else', async () => {
    const { client } = start({ users: [user([SMS])] });
    const waiting = mfaToken((await client.password()).body);
    const proof = { ...waiting, oob_code: 'x', binding_code: '123456' };
    expect((await client.grant('oob', proof)).status).toBe(403);
  });
});

describe('a push notification', () => {
  const push = { authenticator_types: ['oob'], oob_channels: ['auth0'] };

  it('is approved at once and needs no code', async () => {
    const { client } = start({ users: [user([])] });
    const waiting = mfaToken((await client.password()).body);
    const { body } = await client.associate(waiting, push);
    expect(body['binding_method']).toBeUndefined();
    expect(body['barcode_uri']).toMatch(/^otpauth:/);
    const proof = { ...waiting, oob_code: String(body['oob_code']) };
    expect((await client.grant('oob', proof)).status).toBe(200);
  });

  it('waits for the control plane where the seed says so', async () => {
    const { client, tenant } = start({
      users: [user([])],
      tenant: { my_account: { push_notifications: 'wait' } },
    });
    const waiting = mfaToken((await client.password()).body);
    const { body } = await client.associate(waiting, push);
    const proof = { ...waiting, oob_code: String(body['oob_code']) };
    expect((await client.grant('oob', proof)).body['error']).toBe('authorization_pending');
    const url = 'http://localhost/_emulator/push/approve';
    await tenant.fetch(new Request(url, { method: 'POST' }));
    expect((await client.grant('oob', proof)).status).toBe(200);
  });
});

describe('a recovery code', () => {
  it('can be used once and is replaced', async () => {
    const { client } = start({ users: [user([])] });
    const first = mfaToken((await client.password()).body);
    const enrolled = await client.associate(first, { authenticator_types: ['otp'] });
    await client.grant('otp', { ...first, otp: '123456' });
    const [recovery_code = ''] = enrolled.body['recovery_codes'] as string[];
    const waiting = mfaToken((await client.password()).body);
    const { body } = await client.grant('recovery-code', { ...waiting, recovery_code });
    const next = String(body['recovery_code']);
    expect(next).not.toBe(recovery_code);
    const last = mfaToken((await client.password()).body);
    const used = await client.grant('recovery-code', { ...last, recovery_code });
    expect(used.body['error_description']).toBe('MFA Authorization rejected.');
    const answer = await client.grant('recovery-code', { ...last, recovery_code: next });
    expect(answer.status).toBe(200);
  });
});

describe('/mfa/challenge', () => {
  it('chooses by challenge type and by authenticator', async () => {
    const { client } = start({ users: [user([TOTP, SMS])] });
    const waiting = mfaToken((await client.password()).body);
    const type = async (form: Record<string, string>): Promise<unknown> =>
      (await client.challenge({ ...waiting, ...form })).body['challenge_type'];
    const list = await client.authenticators(waiting);
    expect(await type({})).toBe('otp');
    expect(await type({ challenge_type: 'oob' })).toBe('oob');
    const sms = list.find((item) => item['authenticator_type'] === 'oob');
    expect(await type({ authenticator_id: String(sms?.['id']) })).toBe('oob');
  });

  const refusals: [string, TenantSeed, Record<string, string>, string][] = [
    ['a type the user does not have', {}, { challenge_type: 'oob' }, 'unsupported_challenge_type'],
    ['an unknown authenticator', {}, { authenticator_id: 'x' }, 'unsupported_challenge_type'],
    ['a user without a second factor', { users: [user([])] }, {}, 'association_required'],
    ['a token of another client', {}, { client_id: 'other' }, 'invalid_grant'],
    ['a wrong token', {}, { mfa_token: 'x' }, 'invalid_grant'],
  ];
  for (const [what, seed, form, error] of refusals) {
    it(`is refused for ${what}`, async () => {
      const { client } = start(seed);
      const waiting = mfaToken((await client.password()).body);
      expect((await client.challenge({ ...waiting, ...form })).body['error']).toBe(error);
    });
  }
});

describe('/mfa/associate', () => {
  const refusals: [string, TenantSeed, object, string][] = [
    ['a user who has a second factor', {}, { authenticator_types: ['otp'] }, 'access_denied'],
    ['no type', { users: [user([])] }, {}, 'invalid_request'],
    ['a wrong type', { users: [user([])] }, { authenticator_types: ['x'] }, 'invalid_request'],
    [
      'no phone number',
      { users: [user([])] },
      { authenticator_types: ['oob'], oob_channels: ['sms'] },
      'invalid_request',
    ],
    [
      'an unknown channel',
      { users: [user([])] },
      { authenticator_types: ['oob'], oob_channels: ['fax'] },
      'invalid_request',
    ],
  ];
  for (const [what, seed, body, error] of refusals) {
    it(`is refused for ${what}`, async () => {
      const { client } = start(seed);
      const waiting = mfaToken((await client.password()).body);
      expect((await client.associate(waiting, body)).body['error']).toBe(error);
    });
  }
});

describe('an mfa_token', () => {
  it('expires after ten minutes', async () => {
    const { client, tenant } = start();
    const waiting = mfaToken((await client.password()).body);
    tenant.clock.advance(600);
    expect((await client.grant('otp', { ...waiting, otp: '123456' })).body).toEqual({
      error: 'expired_token',
      error_description: 'mfa_token is expired',
    });
  });

  it('is bound to its client and its user', async () => {
    const { client, tenant } = start();
    const waiting = mfaToken((await client.password()).body);
    const other = await client.grant('otp', { ...waiting, otp: '123456', client_id: 'other' });
    expect(other.body['error_description']).toBe('Malformed mfa_token');
    tenant.users.update(MIA, { blocked: true });
    const blocked = await client.grant('otp', { ...waiting, otp: '123456' });
    expect(blocked.body['error_description']).toBe('user is blocked');
    tenant.users.remove(MIA);
    expect((await client.grant('otp', { ...waiting, otp: '123456' })).status).toBe(401);
  });

  it('needs a client with the grant type', async () => {
    const { client } = start({ clients: [{ client_id: 'spa', grant_types: ['password'] }] });
    const waiting = mfaToken((await client.password()).body);
    const answer = await client.grant('otp', { ...waiting, otp: '123456' });
    expect(answer.body['error']).toBe('unauthorized_client');
  });
});

describe('an access token for /mfa/', () => {
  it('lists and deletes authenticators, which an mfa_token cannot delete', async () => {
    const { client, tenant } = start({ users: [user([TOTP, SMS])] });
    const waiting = mfaToken((await client.password()).body);
    const list = await client.authenticators(waiting);
    const id = String(list[0]?.['id']);
    expect((await client.deleteAuthenticator(waiting.mfa_token, id)).status).toBe(401);
    const login = mfaToken((await client.password(forMfa(tenant))).body);
    const { body } = await client.grant('otp', { ...login, otp: '123456' });
    const token = String(body['access_token']);
    expect((await client.authenticators({ mfa_token: token })).length).toBe(2);
    expect((await client.deleteAuthenticator(token, id)).status).toBe(204);
    expect((await client.deleteAuthenticator(token, id)).status).toBe(404);
    expect((await client.authenticators({ mfa_token: token })).length).toBe(1);
  });

  it('needs the scope', async () => {
    const { client, tenant } = start();
    const login = mfaToken((await client.password({ ...forMfa(tenant), scope: 'openid' })).body);
    const { body } = await client.grant('otp', { ...login, otp: '123456' });
    const answer = await client.deleteAuthenticator(String(body['access_token']), 'x');
    expect(answer.body['error']).toBe('insufficient_scope');
  });
});

function user(enrollments: (typeof TOTP)[] = [TOTP]): SeedUser {
  const [mia] = fixtureSeed.users ?? [];
  return { ...mia, user_id: MIA, mfa_required: true, enrollments };
}

function start(seed: TenantSeed = {}): { tenant: Tenant; client: MfaClient } {
  const grant_types = ['password', 'refresh_token', ...Object.values(MFA_GRANTS)];
  const tenant = createTenant({
    ...fixtureSeed,
    users: [user()],
    clients: [
      { client_id: 'spa', grant_types },
      { client_id: 'other', grant_types },
    ],
    client_grants: [],
    rules: [],
    ...seed,
  });
  return { tenant, client: mfaClient(tenant) };
}

function mfaToken(body: Record<string, unknown>): { mfa_token: string } {
  return { mfa_token: String(body['mfa_token']) };
}

function forMfa(tenant: Tenant): Record<string, string> {
  return {
    audience: `${tenant.issuer}mfa/`,
    scope: 'openid read:authenticators remove:authenticators',
  };
}

async function active(
  client: MfaClient,
  waiting: { mfa_token: string },
): Promise<Record<string, unknown>> {
  const list = await client.authenticators(waiting);
  const entries = list.map((item) => [String(item['authenticator_type']), item['active']] as const);
  return Object.fromEntries<unknown>(entries);
}
