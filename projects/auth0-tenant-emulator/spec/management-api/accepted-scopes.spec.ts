import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { callManagement, userPath } from '../support/management-client.ts';

interface Row {
  endpoint: string;
  method: string;
  path: string;
  accepted: string[];
  /** The scope an end user can be given for it. */
  userScope: string;
  body?: (tenant: Tenant) => Promise<unknown>;
  status: number;
  prepare?: (tenant: Tenant) => Promise<void>;
}

/** The scopes in Auth0's published OpenAPI file and on the endpoint pages. */
const ROWS: Row[] = [
  {
    endpoint: 'GET /api/v2/users/{id}',
    method: 'GET',
    path: userPath(MIA),
    accepted: ['read:users', 'read:current_user', 'read:user_idp_tokens'],
    userScope: 'read:current_user',
    status: 200,
  },
  {
    endpoint: 'PATCH /api/v2/users/{id}',
    method: 'PATCH',
    path: userPath(MIA),
    accepted: ['update:users', 'update:users_app_metadata', 'update:current_user_metadata'],
    userScope: 'update:current_user_metadata',
    body: () => Promise.resolve({ user_metadata: { theme: 'dark' } }),
    status: 200,
  },
  {
    endpoint: 'GET /api/v2/users/{id}/enrollments',
    method: 'GET',
    path: `${userPath(MIA)}/enrollments`,
    accepted: ['read:users', 'read:current_user'],
    userScope: 'read:current_user',
    status: 200,
  },
  {
    endpoint: 'POST /api/v2/users/{id}/identities',
    method: 'POST',
    path: `${userPath(MIA)}/identities`,
    accepted: ['update:users', 'update:current_user_identities'],
    userScope: 'update:current_user_identities',
    body: async (tenant) => ({
      link_with: await tenant.mint({ userId: NOOR, kind: 'id-token' }),
    }),
    status: 201,
  },
  {
    endpoint: 'DELETE /api/v2/users/{id}/identities/{provider}/{user_id}',
    method: 'DELETE',
    path: `${userPath(MIA)}/identities/google-oauth2/10156699209982922`,
    accepted: ['update:users', 'update:current_user_identities'],
    userScope: 'update:current_user_identities',
    prepare: async (tenant) => {
      await callManagement(tenant, 'POST', `${userPath(MIA)}/identities`, {
        scope: 'update:users',
        body: { provider: 'google-oauth2', user_id: NOOR },
      });
    },
    status: 200,
  },
  {
    endpoint: 'POST /api/v2/device-credentials',
    method: 'POST',
    path: 'device-credentials',
    accepted: ['create:current_user_device_credentials'],
    userScope: 'create:current_user_device_credentials',
    body: () =>
      Promise.resolve({
        device_name: 'Phone',
        type: 'public_key',
        value: 'TUlJQg==',
        device_id: '550e8400-e29b-41d4-a716-446655440000',
      }),
    status: 201,
  },
  {
    endpoint: 'DELETE /api/v2/device-credentials/{id}',
    method: 'DELETE',
    path: 'device-credentials/dcr_unknown',
    accepted: ['delete:device_credentials', 'delete:current_user_device_credentials'],
    userScope: 'delete:current_user_device_credentials',
    status: 204,
  },
];

const END_USER_SCOPES = [
  'read:current_user',
  'update:current_user_metadata',
  'delete:current_user_metadata',
  'create:current_user_metadata',
  'create:current_user_device_credentials',
  'delete:current_user_device_credentials',
  'update:current_user_identities',
];

describe('the scopes an endpoint accepts (OpenAPI file)', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant(fixtureSeed);
  });

  for (const row of ROWS) {
    describe(row.endpoint, () => {
      for (const scope of row.accepted) {
        it(`answers ${row.status} to ${scope}`, async () => {
          await row.prepare?.(tenant);
          expect((await call(row, scope)).status).toBe(row.status);
        });
      }

      for (const scope of END_USER_SCOPES.filter((item) => !row.accepted.includes(item))) {
        it(`refuses ${scope}`, async () => {
          expect((await call(row, scope)).status).toBe(403);
        });
      }

      it('names every accepted scope in its refusal, comma-joined', async () => {
        const answer = await call(row, 'openid profile');
        expect(answer.status).toBe(403);
        expect(answer.body).toEqual({
          statusCode: 403,
          error: 'Forbidden',
          message: `Insufficient scope, expected any of: ${row.accepted.join(',')}`,
          errorCode: 'insufficient_scope',
        });
      });

      it(`accepts an end-user scope: ${row.userScope} is one of the seven`, () => {
        expect(END_USER_SCOPES).toContain(row.userScope);
        expect(row.accepted).toContain(row.userScope);
      });
    });
  }

  async function call(row: Row, scope: string) {
    const body = await row.body?.(tenant);
    return callManagement(tenant, row.method, row.path, {
      scope,
      ...(body === undefined ? {} : { body }),
    });
  }
});
