import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { callManagement, userPath, type ManagementAnswer } from '../support/management-client.ts';
import { callMyAccount } from '../support/my-account-client.ts';

const PATH = `${userPath(MIA)}/authentication-methods`;
const SCOPE = [
  ...['read', 'create', 'update', 'delete'].map((verb) => `${verb}:authentication_methods`),
  'read:users',
].join(' ');

describe('/api/v2/users/{id}/authentication-methods', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant(fixtureSeed);
  });

  describe('POST', () => {
    it('adds a confirmed method, which the My Account API and the enrollments have too', async () => {
      const { status, body } = await create({
        type: 'phone',
        phone_number: '+15550100',
        name: 'Home',
      });
      expect(status).toBe(201);
      expect(body).toEqual(
        jasmine.objectContaining({
          type: 'phone',
          phone_number: '+15550100',
          preferred_authentication_method: 'sms',
          name: 'Home',
        }),
      );
      const mine = await callMyAccount(tenant, 'GET', 'authentication-methods?type=phone', {
        scope: 'read:me:authentication_methods',
      });
      expect(mine.body['authentication_methods']).toEqual([
        jasmine.objectContaining({ id: idOf(body), confirmed: true, phone_number: '+15550100' }),
      ]);
      const enrollments = await call('GET', '', {}, `${userPath(MIA)}/enrollments`);
      expect(enrollments.body).toEqual([
        jasmine.objectContaining({ status: 'confirmed', phone_number: '+15550100' }),
      ]);
    });

    it('returns the secret of a TOTP method, which no other answer has', async () => {
      const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
      const { body } = await create({ type: 'totp', totp_secret: secret });
      expect(body).toEqual(jasmine.objectContaining({ totp_secret: secret }));
      expect(JSON.stringify((await call('GET', '')).body)).not.toContain(secret);
    });

    it('refuses wrong payloads', async () => {
      for (const body of [
        {},
        { type: 'password' },
        { type: 'phone' },
        { type: 'email', email: 'x' },
        { type: 'totp', other: 1 },
        { type: 'passkey' },
      ]) {
        expect((await create(body)).status)
          .withContext(JSON.stringify(body))
          .toBe(400);
      }
    });
  });

  it('GET lists what the user has enrolled, under the names of this API, by page', async () => {
    const started = await callMyAccount(tenant, 'POST', 'authentication-methods', {
      scope: 'create:me:authentication_methods',
      body: { type: 'push-notification' },
    });
    expect((await call('GET', '')).body).toEqual([
      {
        id: String(started.body['id']),
        type: 'push',
        confirmed: false,
        created_at: jasmine.any(String),
      },
    ]);
    await create({ type: 'totp' });
    const page = await call('GET', '?page=1&per_page=1&include_totals=true');
    expect(page.body).toEqual(
      jasmine.objectContaining({ start: 1, total: 2, authenticators: [jasmine.any(Object)] }),
    );
  });

  it('PUT replaces all methods', async () => {
    await create({ type: 'totp' });
    const { status, body } = await call('PUT', '', [
      { type: 'email', email: 'mia@home.example' },
      { type: 'phone', phone_number: '+15550100', preferred_authentication_method: 'voice' },
    ]);
    expect(status).toBe(200);
    expect((body as { type: string }[]).map(({ type }) => type)).toEqual(['email', 'phone']);
    for (const wrong of [{}, [1], [{ type: 'passkey' }], 'x']) {
      expect((await call('PUT', '', wrong)).status).toBe(400);
    }
    expect(((await call('GET', '')).body as unknown[]).length).toBe(2);
  });

  it('PATCH changes name and preferred method of one', async () => {
    const id = idOf((await create({ type: 'phone', phone_number: '+15550100' })).body);
    const change = { name: 'Work', preferred_authentication_method: 'voice' };
    const { status, body } = await call('PATCH', `/${id}`, change);
    expect(status).toBe(200);
    expect(body).toEqual(jasmine.objectContaining(change));
    expect((await call('PATCH', `/${id}`, { phone_number: '+1' })).status).toBe(400);
  });

  it('DELETE removes one, or all', async () => {
    const id = idOf((await create({ type: 'totp' })).body);
    await create({ type: 'email', email: 'mia@home.example' });
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect(((await call('GET', '')).body as unknown[]).length).toBe(1);
    expect((await call('DELETE', '')).status).toBe(204);
    expect((await call('GET', '')).body).toEqual([]);
  });

  it('returns 404 for an unknown method or user', async () => {
    for (const [method, body] of [['GET'], ['PATCH', {}], ['DELETE']] as const) {
      expect((await call(method, '/totp%7Cdev_x', body)).status).toBe(404);
      const other = 'users/auth0%7Cnobody/authentication-methods/x';
      expect((await call(method, '', body, other)).status).toBe(404);
    }
  });

  it('refuses end users', async () => {
    const scope = 'read:current_user update:current_user_metadata';
    expect((await callManagement(tenant, 'GET', PATH, { scope })).status).toBe(403);
  });

  function create(body: object): Promise<ManagementAnswer> {
    return call('POST', '', body);
  }

  function call(method: string, rest: string, body?: unknown, path = PATH) {
    const options = method === 'GET' || method === 'DELETE' ? {} : { body };
    return callManagement(tenant, method, `${path}${rest}`, { scope: SCOPE, ...options });
  }
});

function idOf(body: unknown): string {
  return (body as { id: string }).id;
}
