import { createTenant } from '../src/create-tenant.ts';
import type { Tenant } from '../src/tenant-internals.ts';
import { callManagement, userPath } from './support/management-client.ts';

const ADA = 'auth0|ada';
const DATABASE = 'Users';
const WEAK = 'PasswordStrengthError: Password is too weak';

describe('the password policy of a connection', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant({
      connections: [
        {
          name: DATABASE,
          strategy: 'auth0',
          options: {
            passwordPolicy: 'fair',
            password_history: { enable: true },
            password_no_personal_info: { enable: true },
            password_dictionary: { enable: true },
          },
        },
      ],
      users: [
        {
          user_id: ADA,
          email: 'lovelace@example.com',
          password: 'Correct-Horse-1',
          identities: [
            { connection: DATABASE, user_id: 'ada', provider: 'auth0', isSocial: false },
          ],
        },
      ],
      clients: [{ client_id: 'spa', callbacks: ['http://localhost:4200'] }],
    });
  });

  for (const [password, message] of [
    ['short1A', WEAK],
    ['only-lower-case-1', WEAK],
    ['Lovelace-1815', 'PasswordNoUserInfoError: Password contains user information'],
    ['Correct-Horse-1', 'PasswordHistoryError: Password has previously been used'],
    ['Password1', 'PasswordDictionaryError: Password is too common'],
  ]) {
    it(`applies to PATCH /users/{id}: ${password ?? ''}`, async () => {
      const { status, body } = await call('PATCH', userPath(ADA), {
        scope: 'update:users',
        body: { password },
      });
      expect([status, body['message']]).toEqual([400, message]);
      expect(tenant.users.get(ADA)?.last_password_reset).toBeUndefined();
    });
  }

  it('applies to POST /users', async () => {
    const user = { connection: DATABASE, email: 'new@example.com' };
    const create = (password: string) =>
      call('POST', 'users', {
        scope: 'create:users',
        body: { ...user, password },
      });
    const refused = await create('weak');
    expect([refused.status, refused.body['message']]).toEqual([400, WEAK]);
    expect((await create('Battery-Staple-2')).status).toBe(201);
  });

  it('applies to /dbconnections/signup', async () => {
    const signUp = (password: string): Promise<Response> =>
      post('/dbconnections/signup', {
        ...{ client_id: 'spa', connection: DATABASE, email: 'new@example.com', password },
      });
    const refused = await signUp('weak');
    expect(await refused.json()).toEqual(
      jasmine.objectContaining({ code: 'invalid_password', name: 'PasswordStrengthError' }),
    );
    expect((await signUp('Battery-Staple-2')).status).toBe(200);
  });

  it('applies to the page of a password ticket, which stays usable', async () => {
    const { body } = await call('POST', 'tickets/password-change', {
      scope: 'create:user_tickets',
      body: { user_id: ADA },
    });
    const { pathname, search } = new URL(String(body['ticket']));
    const refused = await post(pathname + search, { password: 'weak' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('must have at least 8 characters');
    expect((await post(pathname + search, { password: 'Battery-Staple-2' })).status).toBe(200);
  });

  async function call(method: string, path: string, request: { scope: string; body: object }) {
    const { status, body } = await callManagement(tenant, method, path, request);
    return { status, body: body as Record<string, unknown> };
  }

  function post(path: string, form: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams(form);
    return tenant.fetch(new Request(`http://localhost${path}`, { method: 'POST', body }));
  }
});
