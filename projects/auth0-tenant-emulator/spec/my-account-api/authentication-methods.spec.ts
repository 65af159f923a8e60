import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant, TenantOptions } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { callMyAccount, errorCode, type MyAccountAnswer } from '../support/my-account-client.ts';

const LIST = 'authentication-methods';
const ENROLLED = '2026-01-02T03:04:05.000Z';
const FACTORS = [
  ['authenticator', 'totp'],
  ['sms', 'phone'],
  ['email', 'email'],
  ['guardian', 'push-notification'],
  ['recovery-code', 'recovery-code'],
  ['webauthn-platform', 'webauthn-platform'],
] as const;

describe('/me/v1/authentication-methods', () => {
  let tenant: Tenant;

  beforeEach(() => {
    start({});
  });

  describe('GET', () => {
    it('lists the password of a database user', async () => {
      expect(await methods()).toEqual([
        {
          id: `password|${Buffer.from('5ad8b180b09f330744ab1e7f').toString('base64url')}`,
          type: 'password',
          identity_user_id: '5ad8b180b09f330744ab1e7f',
          created_at: jasmine.any(String),
          usage: ['primary'],
        },
      ]);
    });

    it('lists nothing for a user of a social connection', async () => {
      expect(await methods('', NOOR)).toEqual([]);
    });

    it('lists the enrollments of the seed as second factors', async () => {
      startWithFactors();
      const types = (await methods()).map(({ type, usage }) => [type, usage]);
      expect(types).toEqual([
        ['password', ['primary']],
        ...FACTORS.map(([, type]) => [type, ['secondary']]),
      ]);
    });

    it('lists those of one type', async () => {
      startWithFactors();
      expect((await methods('?type=phone')).map(({ phone_number: number }) => number)).toEqual([
        '+15550100',
      ]);
      expect(await methods('?type=passkey')).toEqual([]);
    });

    it('refuses a type that there is not', async () => {
      const answer = await read('?type=sms');
      expect([answer.status, errorCode(answer)]).toEqual([400, 'A0E-400-0003']);
    });

    it('returns one method, or 404', async () => {
      const [password] = await methods();
      expect((await read(`/${encodeURIComponent(String(password?.['id']))}`)).body).toEqual(
        password!,
      );
      const missing = await read('/totp%7Cdev_x');
      expect([missing.status, errorCode(missing)]).toEqual([404, 'A0E-404-0002']);
    });
  });

  describe('PATCH', () => {
    it('changes the name of a second factor', async () => {
      startWithFactors();
      const [totp] = await methods('?type=totp');
      const { status, body } = await patch(totp, { name: 'My phone' });
      expect([status, body['name']]).toEqual([200, 'My phone']);
      expect((await methods('?type=totp'))[0]?.['name']).toBe('My phone');
    });

    it('changes whether a phone gets messages or calls', async () => {
      startWithFactors();
      const [phone] = await methods('?type=phone');
      const { body } = await patch(phone, { preferred_authentication_method: 'voice' });
      expect(body['preferred_authentication_method']).toBe('voice');
    });

    it('refuses other fields, wrong values, and fields that the type does not have', async () => {
      startWithFactors();
      const [password, totp] = await methods();
      for (const body of [{ confirmed: true }, { name: '' }, { name: 1 }, { name: null }]) {
        expect((await patch(totp, body)).status).toBe(400);
      }
      expect((await patch(totp, { preferred_authentication_method: 'sms' })).status).toBe(400);
      expect((await patch(password, { name: 'x' })).status).toBe(400);
    });

    it('returns the method for an empty body', async () => {
      const [password] = await methods();
      expect((await patch(password, {})).body).toEqual(password!);
    });

    it('returns 404 for an unknown id', async () => {
      const answer = await call('PATCH', '/totp%7Cdev_x', { body: {}, undocumented: true });
      expect([answer.status, errorCode(answer)]).toEqual([404, 'A0E-404-0002']);
    });
  });

  describe('DELETE', () => {
    it('removes a second factor', async () => {
      startWithFactors();
      const [email] = await methods('?type=email');
      expect((await remove(email)).status).toBe(204);
      expect(await methods('?type=email')).toEqual([]);
    });

    it('returns 204 for an unknown id', async () => {
      expect((await remove({ id: 'totp|dev_x' })).status).toBe(204);
    });

    it('does not touch the methods of another user', async () => {
      startWithFactors();
      const [totp] = await methods('?type=totp');
      expect((await remove(totp, NOOR)).status).toBe(204);
      expect((await methods('?type=totp')).length).toBe(1);
    });

    it('refuses the password of a user without a passkey', async () => {
      const [password] = await methods();
      const answer = await remove(password);
      expect([answer.status, errorCode(answer)]).toEqual([409, 'A0E-409-0001']);
      expect((await methods()).length).toBe(1);
    });
  });

  describe('GET /me/v1/factors', () => {
    it('lists what a database user can enroll', async () => {
      expect(await factors(MIA)).toEqual([
        ...['password', 'passkey'].map((type) => ({ type, usage: ['primary'] })),
        ...['totp', 'phone', 'email', 'push-notification', 'recovery-code'].map((type) => ({
          type,
          usage: ['secondary'],
        })),
      ]);
    });

    it('lists second factors only for a user of a social connection', async () => {
      const usages = (await factors(NOOR)).map(({ usage }) => usage);
      expect(new Set(usages.flat())).toEqual(new Set(['secondary']));
    });

    it('lists what the seed has enabled', async () => {
      start({ tenant: { my_account: { factors: ['totp', 'passkey'] } } });
      expect((await factors(MIA)).map(({ type }) => type)).toEqual(['passkey', 'totp']);
    });
  });

  async function factors(userId: string): Promise<{ type: string; usage: string[] }[]> {
    const call = { scope: 'read:me:factors', token: { userId } };
    const { body } = await callMyAccount(tenant, 'GET', 'factors', call);
    return body['factors'] as { type: string; usage: string[] }[];
  }

  async function methods(query = '', userId = MIA): Promise<Record<string, unknown>[]> {
    const { body } = await read(query, userId);
    return body['authentication_methods'] as Record<string, unknown>[];
  }

  function read(rest: string, userId = MIA): Promise<MyAccountAnswer> {
    const scope = 'read:me:authentication_methods';
    return call('GET', rest, { scope, token: { userId } });
  }

  function patch(
    method: Record<string, unknown> | undefined,
    body: Record<string, unknown>,
  ): Promise<MyAccountAnswer> {
    return call('PATCH', `/${encodeURIComponent(String(method?.['id']))}`, { body });
  }

  function remove(
    method: Record<string, unknown> | undefined,
    userId = MIA,
  ): Promise<MyAccountAnswer> {
    const scope = 'delete:me:authentication_methods';
    const path = `/${encodeURIComponent(String(method?.['id']))}`;
    return call('DELETE', path, { scope, token: { userId } });
  }

  function call(method: string, rest: string, options: Parameters<typeof callMyAccount>[3]) {
    const scope = 'update:me:authentication_methods';
    return callMyAccount(tenant, method, `${LIST}${rest}`, { scope, ...options });
  }

  function startWithFactors(): void {
    const enrollments = FACTORS.map(([factor], index) => ({
      id: `dev_${index}`,
      status: 'confirmed' as const,
      type: factor,
      auth_method: factor,
      enrolled_at: ENROLLED,
      phone_number: '+15550100',
      identifier: 'mia@home.example',
    }));
    const [mia, ...others] = fixtureSeed.users ?? [];
    start({ users: [{ ...mia!, enrollments }, ...others] });
  }

  function start(options: TenantOptions): void {
    tenant = createTenant({ ...fixtureSeed, domain: 'localhost:4400', ...options });
  }
});
