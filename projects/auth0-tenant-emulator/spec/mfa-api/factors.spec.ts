import { totpCode } from '../../src/common/totp.ts';
import type { TenantSeed } from '../../src/seed/seed.ts';
import { MIA } from '../support/fixture-tenant.ts';
import type { MfaClient } from '../support/mfa-client.ts';
import { mfaToken, mfaUser, SMS, startMfa } from '../support/mfa-tenant.ts';
import { claimsOf } from '../support/test-browser.ts';

describe('mfa_required', () => {
  const reasons: [string, TenantSeed][] = [
    ['the user has to use a second factor', {}],
    [
      'the connection requires one',
      {
        users: [{ ...mfaUser(), mfa_required: false }],
        connections: [{ name: 'Username-Password-Authentication', require_mfa: true }],
      },
    ],
    [
      'an Action enables it',
      {
        users: [{ ...mfaUser(), mfa_required: false }],
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
      const { client } = startMfa(seed);
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
    const { client } = startMfa({ users: [mfaUser([])] });
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
    const { client } = startMfa({
      users: [{ ...mfaUser(), mfa_required: false }],
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
    const { client, tenant } = startMfa({ users: [{ ...mfaUser(), mfa_required: false }] });
    const login = (await client.password()).body;
    tenant.faults.add({ name: 'mfa_required' });
    const refused = await client.refresh(login);
    const tokens = await client.grant('otp', { ...mfaToken(refused.body), otp: '123456' });
    expect(tokens.status).toBe(200);
  });
});

describe('a one-time code', () => {
  it('gets the tokens of the password grant, once', async () => {
    const { client, tenant } = startMfa();
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
    const { client, tenant } = startMfa({ users: [mfaUser([])] });
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
    const { client } = startMfa({ users: [mfaUser([SMS])] });
    const waiting = mfaToken((await client.password()).body);
    expect((await client.grant('otp', { ...waiting, otp: '123456' })).status).toBe(403);
  });
});

describe('a code that is sent', () => {
  for (const channel of ['sms', 'voice', 'email'] as const) {
    it(`confirms a new factor by ${channel}`, async () => {
      const { client } = startMfa({ users: [mfaUser([])] });
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
    const { client } = startMfa({ users: [mfaUser([SMS])] });
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
    const { client } = startMfa({ users: [mfaUser([SMS])] });
    const waiting = mfaToken((await client.password()).body);
    const proof = { ...waiting, oob_code: 'x', binding_code: '123456' };
    expect((await client.grant('oob', proof)).status).toBe(403);
  });
});

describe('a push notification', () => {
  const push = { authenticator_types: ['oob'], oob_channels: ['auth0'] };

  it('is approved at once and needs no code', async () => {
    const { client } = startMfa({ users: [mfaUser([])] });
    const waiting = mfaToken((await client.password()).body);
    const { body } = await client.associate(waiting, push);
    expect(body['binding_method']).toBeUndefined();
    expect(body['barcode_uri']).toMatch(/^otpauth:/);
    const proof = { ...waiting, oob_code: String(body['oob_code']) };
    expect((await client.grant('oob', proof)).status).toBe(200);
  });

  it('waits for the control plane where the seed says so', async () => {
    const { client, tenant } = startMfa({
      users: [mfaUser([])],
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
    const { client } = startMfa({ users: [mfaUser([])] });
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

async function active(
  client: MfaClient,
  waiting: { mfa_token: string },
): Promise<Record<string, unknown>> {
  const list = await client.authenticators(waiting);
  const entries = list.map((item) => [String(item['authenticator_type']), item['active']] as const);
  return Object.fromEntries<unknown>(entries);
}
