import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { BLOCKED, fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { callManagement, userPath } from '../support/management-client.ts';

const READ = 'read:current_user';
const WRITE = 'update:current_user_metadata';

describe('error bodies of the Management API (Auth0 docs: Management API v2)', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant(fixtureSeed);
  });

  describe('400 for a token that is not a JWT (community 11660; hapi-auth-jwt)', () => {
    const body = {
      statusCode: 400,
      error: 'Bad Request',
      message: 'Bad HTTP authentication header format',
      errorCode: 'Bearer',
    };

    it('when the token is opaque', async () => {
      expect(await get({ token: { kind: 'opaque' } })).toEqual([400, body]);
    });

    it('when the token is encrypted and has five parts', async () => {
      expect(await get({ token: { kind: 'encrypted' } })).toEqual([400, body]);
    });

    it('when the header has more than two words', async () => {
      expect(await get({ authorization: 'Bearer a.b.c d' })).toEqual([400, body]);
    });
  });

  describe('401 Missing authentication (community 34611)', () => {
    const body = { statusCode: 401, error: 'Unauthorized', message: 'Missing authentication' };

    it('when the header is missing', async () => {
      expect(await get({})).toEqual([401, body]);
    });

    it('when the scheme is another one', async () => {
      expect(await get({ authorization: 'Basic bWlhOnB3' })).toEqual([401, body]);
    });
  });

  it('401 Invalid token, for an ID token (community 11660)', async () => {
    const answer = await callManagement(tenant, 'GET', userPath(MIA), {
      token: { kind: 'id-token' },
    });
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Invalid token',
      attributes: { error: 'Invalid token' },
    });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="Invalid token"');
  });

  it('401 Expired token (dev.to article quoting ErrorApiException)', async () => {
    const message = 'Expired token received for JSON Web Token validation';
    expect(await get({ token: { scope: READ, expiresInSeconds: -1 } })).toEqual([
      401,
      { statusCode: 401, error: 'Unauthorized', message, attributes: { error: message } },
    ]);
  });

  it('401 Invalid signature (OpenAPI file; hapi-auth-jwt)', async () => {
    const token = await tenant.mint({ userId: MIA, scope: READ });
    const [header = '', payload = ''] = token.split('.');
    const forged = `${header}.${payload}.${'A'.repeat(342)}`;
    const message = 'Invalid signature received for JSON Web Token validation';
    expect(await get({ authorization: `Bearer ${forged}` })).toEqual([
      401,
      { statusCode: 401, error: 'Unauthorized', message, attributes: { error: message } },
    ]);
  });

  it('401 Bad audience, for a token of another API (wp-auth0 log; node-auth0#787)', async () => {
    expect(await get({ token: { scope: READ, audience: 'https://orders.example/' } })).toEqual([
      401,
      {
        statusCode: 401,
        error: 'Unauthorized',
        message: 'Bad audience: https://orders.example/',
      },
    ]);
  });

  it('403 Insufficient scope, on reading (nextjs-auth0#254)', async () => {
    expect(await get({ scope: 'openid profile' })).toEqual([
      403,
      {
        statusCode: 403,
        error: 'Forbidden',
        message:
          'Insufficient scope, expected any of: read:users,read:current_user,read:user_idp_tokens',
        errorCode: 'insufficient_scope',
      },
    ]);
  });

  it('403 Insufficient scope, on writing (nextjs-auth0#89; lock#1961)', async () => {
    expect(await patch({ scope: 'openid profile', body: {} })).toEqual([
      403,
      {
        statusCode: 403,
        error: 'Forbidden',
        message:
          'Insufficient scope, expected any of: update:users,update:users_app_metadata,update:current_user_metadata',
        errorCode: 'insufficient_scope',
      },
    ]);
  });

  it('403 other user (react-native-auth0 users spec; OpenAPI file)', async () => {
    const body = {
      statusCode: 403,
      error: 'Forbidden',
      message: 'User to be acted on does not match subject in bearer token.',
      errorCode: 'unowned_resource',
    };
    const answer = await callManagement(tenant, 'GET', userPath(BLOCKED), { scope: READ });
    expect([answer.status, answer.body]).toEqual([403, body]);
  });

  it('403 fields, one (community 6692)', async () => {
    expect(await patch({ scope: WRITE, body: { email: 'x@example.com' } })).toEqual([
      403,
      {
        statusCode: 403,
        error: 'Forbidden',
        message: 'You cannot update the following fields: email',
        errorCode: 'insufficient_scope',
      },
    ]);
  });

  it('403 fields, several joined by comma and space (auth0.js#960)', async () => {
    const [status, body] = await patch({
      scope: WRITE,
      body: { given_name: 'A', family_name: 'B', email: 'x@example.com', user_metadata: {} },
    });
    expect(status).toBe(403);
    expect(body).toEqual(
      jasmine.objectContaining({
        message: 'You cannot update the following fields: given_name, family_name, email',
      }),
    );
  });

  it('404 user (terraform-provider-auth0 and go-auth0 recordings)', async () => {
    const answer = await callManagement(tenant, 'GET', userPath('auth0|nobody'), {
      scope: 'read:users',
    });
    expect([answer.status, answer.body]).toEqual([
      404,
      {
        statusCode: 404,
        error: 'Not Found',
        message: 'The user does not exist.',
        errorCode: 'inexistent_user',
      },
    ]);
  });

  it('404 path, and the request is noted as not implemented (terraform recordings)', async () => {
    const answer = await callManagement(tenant, 'GET', 'branding', { scope: 'read:users' });
    expect([answer.status, answer.body]).toEqual([
      404,
      { statusCode: 404, error: 'Not Found', message: 'Not Found' },
    ]);
    expect(tenant.requests().at(-1)?.notImplemented).toBeTrue();
  });

  describe('400 payload validation (auth0-PHP#466; terraform recordings)', () => {
    it('when an object is null', async () => {
      expect(await patch({ scope: WRITE, rawBody: 'null' })).toEqual([
        400,
        {
          statusCode: 400,
          error: 'Bad Request',
          message: "Payload validation error: 'Expected type object but found type null'.",
          errorCode: 'invalid_body',
        },
      ]);
    });

    it('when a property is unknown', async () => {
      const [status, body] = await patch({ scope: 'update:users', body: { scopes: [] } });
      expect(status).toBe(400);
      expect(body).toEqual(
        jasmine.objectContaining({
          message: "Payload validation error: 'Additional properties not allowed: scopes'.",
        }),
      );
    });

    it('when an e-mail address is invalid', async () => {
      const [, body] = await patch({ scope: 'update:users', body: { email: '' } });
      expect(body).toEqual(
        jasmine.objectContaining({
          message:
            "Payload validation error: 'Object didn't pass validation for format email: ' on property email.",
          errorCode: 'invalid_body',
        }),
      );
    });
  });

  it('409 A public key already exists for the device. (OpenAPI file)', async () => {
    const body = {
      ...{ device_name: 'Phone', type: 'public_key', value: 'TUlJQg==' },
      device_id: '550e8400-e29b-41d4-a716-446655440000',
    };
    const register = () =>
      callManagement(tenant, 'POST', 'device-credentials', {
        scope: 'create:current_user_device_credentials',
        body,
      });
    expect((await register()).status).toBe(201);
    const answer = await register();
    expect([answer.status, answer.body]).toEqual([
      409,
      {
        statusCode: 409,
        error: 'Conflict',
        message: 'A public key already exists for the device.',
      },
    ]);
  });

  describe('the order of the checks (inferred from hapi, not verified)', () => {
    it('is form, signature, time, audience, scope, payload, ownership, fields', async () => {
      const other = userPath(BLOCKED);
      const call = async (call: Parameters<typeof callManagement>[3]): Promise<number> =>
        (await callManagement(tenant, 'PATCH', other, call)).status;
      expect(await call({ authorization: 'Bearer opaque', rawBody: 'null' })).toBe(400);
      expect(await call({ token: { scope: 'x', expiresInSeconds: -1 }, rawBody: '!' })).toBe(401);
      expect(
        await call({ token: { scope: 'x', audience: 'https://a.example/' }, rawBody: '!' }),
      ).toBe(401);
      expect(await call({ scope: 'openid', rawBody: '!' })).toBe(403);
      expect(await call({ scope: WRITE, rawBody: '!' })).toBe(400);
      const ownership = await callManagement(tenant, 'PATCH', other, {
        scope: WRITE,
        body: { email: 'x@example.com' },
      });
      expect(ownership.body).toEqual(jasmine.objectContaining({ errorCode: 'unowned_resource' }));
    });
  });

  async function get(call: Parameters<typeof callManagement>[3]): Promise<[number, unknown]> {
    const answer = await callManagement(tenant, 'GET', userPath(MIA), call);
    return [answer.status, answer.body];
  }

  async function patch(call: Parameters<typeof callManagement>[3]): Promise<[number, unknown]> {
    const answer = await callManagement(tenant, 'PATCH', userPath(MIA), call);
    return [answer.status, answer.body];
  }
});
