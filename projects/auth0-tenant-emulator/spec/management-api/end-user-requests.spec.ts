import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { callManagement, userPath } from '../support/management-client.ts';

const CREATE_DEVICE = 'create:current_user_device_credentials';
const DELETE_DEVICE = 'delete:current_user_device_credentials';
const DEVICE = {
  device_name: 'Phone',
  type: 'public_key',
  value: 'TUlJQg==',
  device_id: '550e8400-e29b-41d4-a716-446655440000',
};

describe('end-user requests to the Management API (OpenAPI file)', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant(fixtureSeed);
  });

  describe('GET /api/v2/users/{id}', () => {
    it('returns the whole profile (shape of the go-auth0 recordings)', async () => {
      const answer = await read('');
      expect(answer.body).toEqual(
        jasmine.objectContaining({
          user_id: MIA,
          email: 'mia@example.com',
          email_verified: true,
          created_at: jasmine.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          updated_at: jasmine.any(String),
          identities: [
            {
              connection: 'Username-Password-Authentication',
              user_id: '5ad8b180b09f330744ab1e7f',
              provider: 'auth0',
              isSocial: false,
            },
          ],
          user_metadata: jasmine.objectContaining({ theme: 'light' }),
        }),
      );
    });

    it('returns the requested fields', async () => {
      expect((await read('?fields=email,name')).body).toEqual({
        email: 'mia@example.com',
        name: 'Mia Brandt',
      });
    });

    it('omits the fields when include_fields is false', async () => {
      const { body } = await read('?fields=email,name&include_fields=false');
      expect(Object.keys(body as object)).toContain('user_metadata');
      expect(Object.keys(body as object)).not.toContain('email');
    });
  });

  describe('PATCH /api/v2/users/{id}', () => {
    it('returns the whole profile after the change', async () => {
      const answer = await patch({ user_metadata: { theme: 'dark' } });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual((await read('')).body);
    });

    for (const [name, value] of [
      ['password', 'New-Horse-1'],
      ['email', 'new@example.com'],
      ['email_verified', true],
      ['app_metadata', {}],
      ['blocked', true],
      ['given_name', 'M'],
      ['family_name', 'B'],
      ['name', 'M'],
      ['nickname', 'm'],
      ['picture', 'https://example.com/m.png'],
      ['phone_number', '+4912345'],
      ['phone_verified', true],
      ['username', 'mia'],
      ['verify_email', true],
    ] as const) {
      it(`403 for ${name} (community 6692; auth0.js#960; Auth0 docs: Get Management API Tokens for SPAs)`, async () => {
        const answer = await patch({ user_metadata: {}, [name]: value });
        expect([answer.status, answer.body]).toEqual([
          403,
          jasmine.objectContaining({
            message: `You cannot update the following fields: ${name}`,
          }),
        ]);
      });
    }
  });

  describe('GET /api/v2/users/{id}/enrollments', () => {
    const enrollment = {
      id: 'dev_1',
      status: 'confirmed' as const,
      type: 'authenticator',
      auth_method: 'authenticator',
      enrolled_at: '2026-01-01T00:00:00.000Z',
    };

    it('returns [] for a user without a second factor (go-auth0 recordings)', async () => {
      expect((await enrollments()).body).toEqual([]);
    });

    it('returns the first confirmed factor', async () => {
      const pending = { ...enrollment, id: 'dev_0', status: 'pending' as const };
      const later = { ...enrollment, id: 'dev_2' };
      tenant = createTenant({
        ...fixtureSeed,
        users: [{ user_id: MIA, enrollments: [pending, enrollment, later] }],
      });
      expect((await enrollments()).body).toEqual([enrollment]);
    });
  });

  describe('POST /api/v2/device-credentials', () => {
    it('returns only the id', async () => {
      const answer = await register(DEVICE);
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({ id: jasmine.stringMatching(/^dcr_/) });
    });

    it('accepts a client_id', async () => {
      expect((await register({ ...DEVICE, client_id: 'spa' })).status).toBe(201);
    });

    for (const name of Object.keys(DEVICE)) {
      it(`400 without ${name}`, async () => {
        const answer = await register({ ...DEVICE, [name]: undefined });
        const message = `Payload validation error: 'Missing required property: ${name}'.`;
        expect([answer.status, answer.body]).toEqual([400, jasmine.objectContaining({ message })]);
      });
    }

    for (const [what, change] of [
      ['another type', { type: 'refresh_token' }],
      ['a device_id of 37 characters', { device_id: 'a'.repeat(37) }],
      ['a device_id that is not hexadecimal', { device_id: 'phone' }],
      ['a property nobody knows', { colour: 'red' }],
    ] as const) {
      it(`400 for ${what}`, async () => {
        const answer = await register({ ...DEVICE, ...change });
        expect([answer.status, answer.body]).toEqual([
          400,
          jasmine.objectContaining({ errorCode: 'invalid_body' }),
        ]);
      });
    }
  });

  describe('DELETE /api/v2/device-credentials/{id}', () => {
    it('removes the device, so that it can be registered again', async () => {
      const { id } = (await register(DEVICE)).body as { id: string };
      const answer = await remove(id, MIA);
      expect([answer.status, answer.body]).toEqual([204, undefined]);
      expect((await register(DEVICE)).status).toBe(201);
    });

    it('403 for the device of another user', async () => {
      const { id } = (await register(DEVICE)).body as { id: string };
      const answer = await remove(id, 'auth0|blocked');
      expect([answer.status, answer.body]).toEqual([
        403,
        jasmine.objectContaining({ errorCode: 'unowned_resource' }),
      ]);
    });
  });

  describe('requests that no end-user scope allows (Auth0 docs: Get Management API Tokens for Single-Page Applications)', () => {
    for (const [method, path, body] of [
      ['DELETE', userPath(MIA)],
      ['GET', 'users?q=x'],
      ['GET', 'users-by-email?email=mia@example.com'],
      ['GET', 'device-credentials'],
      ['POST', 'tickets/password-change', { user_id: MIA }],
      ['POST', 'tickets/email-verification', { user_id: MIA }],
      ['POST', 'jobs/verification-email', { user_id: MIA }],
    ] as const) {
      it(`is ${method} /api/v2/${path.replace(userPath(MIA), 'users/{id}')}`, async () => {
        const answer = await callManagement(tenant, method, path, {
          scope:
            'read:current_user update:current_user_metadata create:current_user_metadata ' +
            `delete:current_user_metadata update:current_user_identities ${CREATE_DEVICE} ${DELETE_DEVICE}`,
          ...(body === undefined ? {} : { body }),
        });
        expect([answer.status, answer.body]).toEqual([
          403,
          jasmine.objectContaining({ errorCode: 'insufficient_scope' }),
        ]);
      });
    }
  });

  function read(query: string) {
    return callManagement(tenant, 'GET', `${userPath(MIA)}${query}`, {
      scope: 'read:current_user',
    });
  }

  function patch(body: object) {
    return callManagement(tenant, 'PATCH', userPath(MIA), {
      scope: 'update:current_user_metadata',
      body,
    });
  }

  function enrollments() {
    return callManagement(tenant, 'GET', `${userPath(MIA)}/enrollments`, {
      scope: 'read:current_user',
    });
  }

  function register(body: object) {
    return callManagement(tenant, 'POST', 'device-credentials', { scope: CREATE_DEVICE, body });
  }

  function remove(id: string, userId: string) {
    return callManagement(tenant, 'DELETE', `device-credentials/${id}`, {
      token: { userId, scope: DELETE_DEVICE },
    });
  }
});
