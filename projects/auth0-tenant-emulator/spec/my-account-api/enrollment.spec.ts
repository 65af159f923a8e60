import { totpCode } from '../../src/common/totp.ts';
import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant, TenantOptions } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { schemaFault } from '../support/my-account-schemas.ts';
import { callManagement } from '../support/management-client.ts';
import { callMyAccount, errorCode, type MyAccountAnswer } from '../support/my-account-client.ts';

const SCOPE = 'create:me:authentication_methods';
const ORIGIN = 'http://localhost:4400';
const NOW = Date.UTC(2026, 10, 30);

/** What the OpenAPI file says of the answer to the start of an enrollment. */
const startSchemas: Readonly<Record<string, string>> = {
  totp: 'QrCodeCreationResponse',
  'push-notification': 'QrCodeCreationResponse',
  'recovery-code': 'RecoveryCodeCreationResponse',
  email: 'MfaBaseCreationResponse',
  phone: 'MfaBaseCreationResponse',
};

interface OutboxMail {
  to: string;
  kind: string;
  channel: string;
  code: string;
}

describe('the enrollment of an authentication method', () => {
  let tenant: Tenant;

  beforeEach(() => {
    start({});
  });

  describe('of an authenticator app', () => {
    it('starts with a QR code payload and a Location', async () => {
      const { status, body, headers } = await enroll({ type: 'totp' });
      expect(status).toBe(202);
      const uri = new URL(String(body['barcode_uri']));
      expect(uri.protocol).toBe('otpauth:');
      expect(Object.fromEntries(uri.searchParams)).toEqual({
        secret: String(body['manual_input_code']),
        issuer: 'localhost:4400',
        algorithm: 'SHA1',
        digits: '6',
        period: '30',
      });
      const id = encodeURIComponent(String(body['id']));
      expect(headers.get('location')).toBe(`${ORIGIN}/me/v1/authentication-methods/${id}`);
      expect(await list('totp')).toEqual([jasmine.objectContaining({ confirmed: false })]);
    });

    it('accepts the code of the app, of one step before or after, and the fixed one', async () => {
      for (const shift of [-30_000, 0, 30_000, undefined]) {
        const started = await enroll({ type: 'totp' });
        const secret = String(started.body['manual_input_code']);
        const code = shift === undefined ? '123456' : totpCode(secret, NOW + shift);
        const { status, body, headers } = await verify(started, { otp_code: code });
        expect([status, body['confirmed']]).toEqual([201, true]);
        expect(headers.get('location')).toBe(started.headers.get('location'));
      }
    });

    it('refuses an older code, another one, and text', async () => {
      const started = await enroll({ type: 'totp' });
      const old = totpCode(String(started.body['manual_input_code']), NOW - 90_000);
      for (const code of [old, '000000', 'abcdef', '12345', '１２３４５６']) {
        expectFault(await verify(started, { otp_code: code }), '/otp_code');
      }
    });

    it('replaces one that was started and not verified', async () => {
      const first = await enroll({ type: 'totp' });
      await enroll({ type: 'totp' });
      expect((await list('totp')).length).toBe(1);
      expectFault(await verify(first, { otp_code: '123456' }), '/auth_session');
    });
  });

  describe('of an e-mail address or phone', () => {
    it('sends a code to the address, which confirms it', async () => {
      const started = await enroll({ type: 'email', email: 'mia@home.example' });
      const mail = await lastMail();
      expect(mail).toEqual(
        jasmine.objectContaining({
          to: 'mia@home.example',
          kind: 'one-time-code',
          channel: 'email',
          code: jasmine.stringMatching(/^\d{6}$/),
        }),
      );
      expectFault(await verify(started, { otp_code: 'x' }), '/otp_code');
      const { status, body } = await verify(started, { otp_code: mail.code });
      expect([status, body['email'], body['confirmed']]).toEqual([201, 'mia@home.example', true]);
    });

    it('sends a code to the number, by the preferred way', async () => {
      for (const [preferred, channel] of [
        [undefined, 'sms'] as const,
        ['voice', 'voice'] as const,
      ]) {
        const number = `+1555010${channel.length}`;
        const started = await enroll({
          type: 'phone',
          phone_number: number,
          ...(preferred === undefined ? {} : { preferred_authentication_method: preferred }),
        });
        const { to, channel: sent, code } = await lastMail();
        expect([to, sent]).toEqual([number, channel]);
        const { body } = await verify(started, { otp_code: code });
        expect(body['preferred_authentication_method']).toBe(channel);
      }
    });

    it('is refused for an address or number that is enrolled, or is none', async () => {
      const started = await enroll({ type: 'email', email: 'mia@home.example' });
      await verify(started, { otp_code: '123456' });
      expectFault(await enroll({ type: 'email', email: 'mia@home.example' }), '/email');
      expectFault(await enroll({ type: 'email', email: 'mia' }), '/email');
      expectFault(await enroll({ type: 'email' }), '/email');
      expectFault(await enroll({ type: 'phone', phone_number: '0155' }), '/phone_number');
    });
  });

  describe('of a recovery code', () => {
    it('shows the code once, and replaces the one before when it is verified', async () => {
      const first = await enroll({ type: 'recovery-code' });
      expect(first.body['recovery_code']).toMatch(/^[A-Z2-7]{24}$/);
      expect((await verify(first, {})).status).toBe(201);
      const second = await enroll({ type: 'recovery-code' });
      expect((await list('recovery-code')).length).toBe(2);
      await verify(second, {});
      const codes = await list('recovery-code');
      expect(codes).toEqual([jasmine.objectContaining({ confirmed: true })]);
      expect(JSON.stringify(codes)).not.toContain(String(second.body['recovery_code']));
    });
  });

  describe('of push notifications', () => {
    it('is approved at once', async () => {
      const started = await enroll({ type: 'push-notification' });
      expect(started.body['barcode_uri']).toBeDefined();
      expect((await verify(started, {})).body['confirmed']).toBeTrue();
    });

    it('waits for the control plane where the seed says so', async () => {
      start({ tenant: { my_account: { push_notifications: 'wait' } } });
      const started = await enroll({ type: 'push-notification' });
      expectFault(await verify(started, {}), '/auth_session');
      expect(await control('push/approve', { userId: NOOR })).toEqual({ approved: 0 });
      expect(await control('push/approve', { userId: MIA })).toEqual({ approved: 1 });
      expect((await verify(started, {})).status).toBe(201);
    });
  });

  it('is in the tenant log, whether it succeeds or not', async () => {
    const started = await enroll({ type: 'totp' });
    await verify(started, { otp_code: '000000' });
    await verify(started, { otp_code: '123456' });
    const call = { scope: 'read:logs' };
    const { body } = await callManagement(tenant, 'GET', 'logs?sort=date:1', call);
    const types = (body as { type: string }[]).map(({ type }) => type);
    expect(types.sort()).toEqual([
      'my_account_authentication_method_failed',
      'my_account_authentication_method_succeeded',
    ]);
  });

  describe('is refused', () => {
    it('for a type that there is not, that is read-only, or that is not enabled', async () => {
      start({ tenant: { my_account: { factors: ['email'] } } });
      for (const type of ['sms', 'webauthn-roaming', 'totp', undefined, 1]) {
        expectFault(await enroll({ type }), '/type');
      }
    });

    it('for fields that the type does not have', async () => {
      expectFault(await enroll({ type: 'totp', email: 'a@b.example' }), '/email');
      expectFault(await enroll({ type: 'totp', constructor: 1 }), '/constructor');
    });

    it('for first factors of a user who has no database identity', async () => {
      expectFault(await enroll({ type: 'password' }, NOOR), '/type');
    });

    it('for a 21st method', async () => {
      for (let index = 0; index < 19; index += 1) {
        const started = await enroll({ type: 'email', email: `mia${index}@home.example` });
        await verify(started, { otp_code: '123456' });
      }
      await verify(await enroll({ type: 'totp' }), { otp_code: '123456' });
      expectFault(await enroll({ type: 'totp' }), '/type');
    });
  });

  describe('auth_session', () => {
    it('is good once', async () => {
      const started = await enroll({ type: 'totp' });
      await verify(started, { otp_code: '123456' });
      expectFault(await verify(started, { otp_code: '123456' }), '/auth_session');
    });

    it('expires after ten minutes', async () => {
      const started = await enroll({ type: 'recovery-code' });
      tenant.clock.advance(600);
      expectFault(await verify(started, {}), '/auth_session');
    });

    it('is good for its user and its method only', async () => {
      const totp = await enroll({ type: 'totp' });
      const email = await enroll({ type: 'email', email: 'mia@home.example' });
      const proof = { otp_code: '123456' };
      expectFault(await verify(totp, proof, { userId: NOOR }), '/auth_session');
      const mixed = { ...totp, body: { ...totp.body, auth_session: email.body['auth_session'] } };
      expectFault(await verify(mixed, proof), '/auth_session');
      for (const session of [undefined, 1, 'x']) {
        const wrong = { ...totp, body: { ...totp.body, auth_session: session } };
        expectFault(await verify(wrong, proof), '/auth_session');
      }
      expect((await verify(totp, proof)).status).toBe(201);
    });
  });

  function expectFault(answer: MyAccountAnswer, pointer: string): void {
    expect([answer.status, errorCode(answer)]).toEqual([400, 'A0E-400-0003']);
    const [first] = answer.body['validation_errors'] as { pointer: string }[];
    expect(first?.pointer).toBe(pointer);
  }

  async function enroll(body: Record<string, unknown>, userId = MIA): Promise<MyAccountAnswer> {
    const call = { scope: SCOPE, body, token: { userId } };
    const answer = await callMyAccount(tenant, 'POST', 'authentication-methods', call);
    const schema = startSchemas[String(body['type'])];
    if (answer.status === 202 && schema !== undefined) {
      expect(schemaFault(schema, answer.body)).toBeUndefined();
    }
    return answer;
  }

  function verify(
    { headers, body: started }: MyAccountAnswer,
    body: Record<string, unknown>,
    token: { userId?: string } = {},
  ): Promise<MyAccountAnswer> {
    const id = (headers.get('location') ?? '').split('/').at(-1) ?? '';
    const { auth_session: session } = started;
    const call = { scope: SCOPE, body: { auth_session: session, ...body }, token };
    return callMyAccount(tenant, 'POST', `authentication-methods/${id}/verify`, call);
  }

  async function list(type: string): Promise<unknown[]> {
    const call = { scope: 'read:me:authentication_methods' };
    const path = `authentication-methods?type=${type}`;
    const { body } = await callMyAccount(tenant, 'GET', path, call);
    return body['authentication_methods'] as unknown[];
  }

  async function lastMail(): Promise<OutboxMail> {
    const response = await tenant.fetch(new Request(`${ORIGIN}/_emulator/outbox`));
    return ((await response.json()) as OutboxMail[]).at(-1)!;
  }

  async function control(path: string, body: object): Promise<unknown> {
    const request = new Request(`${ORIGIN}/_emulator/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return (await tenant.fetch(request)).json();
  }

  function start(options: TenantOptions): void {
    const clock = (): number => NOW;
    tenant = createTenant({ ...fixtureSeed, domain: 'localhost:4400', clock, ...options });
  }
});
