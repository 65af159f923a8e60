import { createTenant } from '../src/create-tenant.ts';
import type { TenantSeed } from '../src/seed/seed.ts';
import type { Tenant } from '../src/tenant-internals.ts';
import { authorizeUrl } from './support/authorize-url.ts';
import { fixtureSeed, MIA, NOOR } from './support/fixture-tenant.ts';
import { callManagement, userPath } from './support/management-client.ts';
import { answerOf, claimsOf, TestBrowser } from './support/test-browser.ts';

const ORDERS = 'https://orders.example/';
const READ = { resource_server_identifier: ORDERS, permission_name: 'read:orders' };
const WRITE = { resource_server_identifier: ORDERS, permission_name: 'write:orders' };

describe('roles', () => {
  it('give a user the permissions of an API that enforces RBAC', async () => {
    const claims = claimsOf(await accessToken(start(), MIA));
    expect(claims['scope']).toBe('openid read:orders');
    expect(claims['permissions']).toEqual(['read:orders']);
    expect(claimsOf(await accessToken(start(), NOOR))['permissions']).toEqual([]);
  });

  it('are told to Actions and rules by name', async () => {
    const seen: unknown[] = [];
    const tenant = start({
      actions: [{ name: 'look', code: (event) => seen.push(event.authorization.roles) }],
      rules: [
        {
          name: 'look',
          script: (user, context, callback) => {
            seen.push(context.authorization.roles);
            callback(null, user, context);
          },
        },
      ],
    });
    await accessToken(tenant, MIA);
    expect(seen).toEqual([['Reader'], ['Reader']]);
  });

  it('are given to a user who is added in code', async () => {
    const tenant = start();
    tenant.users.add({ user_id: 'auth0|eve', roles: ['Writer'] });
    expect(claimsOf(await accessToken(tenant, 'auth0|eve'))['permissions']).toEqual([
      'write:orders',
    ]);
  });

  it('have the same id at every start', async () => {
    const ids = async (): Promise<unknown> =>
      (await callManagement(start(), 'GET', 'roles', { scope: 'read:roles' })).body;
    expect(await ids()).toEqual(await ids());
  });
});

describe('the permissions of a user', () => {
  it('name their sources', async () => {
    const tenant = start({
      users: [{ user_id: MIA, roles: ['Reader'], permissions: [READ, WRITE] }],
    });
    const { body } = await callManagement(tenant, 'GET', `${userPath(MIA)}/permissions`, {
      scope: 'read:users',
    });
    const direct = { source_id: '', source_name: '', source_type: 'DIRECT' };
    const role = { source_id: 'rol_reader', source_name: 'Reader', source_type: 'ROLE' };
    const more = { resource_server_name: 'Orders' };
    expect<unknown>(body).toEqual([
      { ...READ, ...more, sources: [direct, role] },
      { ...WRITE, ...more, sources: [direct] },
    ]);
  });
});

describe('a wrong change of roles or permissions', () => {
  const wrong: [string, string, unknown, number][] = [
    ['an unknown role', 'roles', { roles: ['rol_nobody'] }, 404],
    ['no role', 'roles', { roles: [] }, 400],
    ['something else than ids', 'roles', { roles: [{}] }, 400],
    ['a misspelt property', 'roles', { role: ['rol_reader'] }, 400],
    [
      'an unknown API',
      'permissions',
      { permissions: [{ ...READ, resource_server_identifier: 'x' }] },
      404,
    ],
    ['an unknown scope', 'permissions', { permissions: [{ ...READ, permission_name: 'x' }] }, 400],
    [
      'a permission without an API',
      'permissions',
      { permissions: [{ permission_name: 'x' }] },
      400,
    ],
    ['a permission that is text', 'permissions', { permissions: ['read:orders'] }, 400],
  ];
  for (const [what, path, body, status] of wrong) {
    it(`${status} for ${what}`, async () => {
      const answer = await callManagement(start(), 'POST', `${userPath(MIA)}/${path}`, {
        scope: 'update:users',
        body,
      });
      expect(answer.status).toBe(status);
    });
  }
});

function start(seed: TenantSeed = {}): Tenant {
  return createTenant({
    ...fixtureSeed,
    rules: [],
    users: [
      { user_id: MIA, roles: ['Reader'] },
      { user_id: NOOR, email: 'noor@example.com' },
    ],
    roles: [
      { id: 'rol_reader', name: 'Reader', permissions: [READ] },
      { name: 'Writer', permissions: [WRITE] },
    ],
    apis: [
      {
        identifier: ORDERS,
        name: 'Orders',
        scopes: [{ value: 'read:orders' }, { value: 'write:orders' }],
        enforce_policies: true,
        token_dialect: 'access_token_authz',
      },
    ],
    domain: 'localhost:4400',
    ...seed,
  });
}

async function accessToken(tenant: Tenant, userId: string): Promise<string> {
  const browser = new TestBrowser((request) => tenant.fetch(request));
  const url = authorizeUrl({
    response_type: 'token id_token',
    audience: ORDERS,
    scope: 'openid read:orders write:orders',
  });
  return answerOf(await browser.login(url, userId)).get('access_token') ?? '';
}
