import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant, TenantOptions } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { callMyAccount, errorCode, type MyAccountAnswer } from '../support/my-account-client.ts';

const READ_WRITE = { access: 'read_write', source: 'user' };
const BY_PROVIDER = { access: 'read_only', source: 'idp', reason: 'managed_by_identity_provider' };

describe('/me/v1/profile', () => {
  let tenant: Tenant;

  beforeEach(() => {
    start({});
  });

  describe('GET', () => {
    it('returns the profile with the policy of each field', async () => {
      const { status, body } = await read();
      expect(status).toBe(200);
      expect(body).toEqual(
        jasmine.objectContaining({
          user_id: MIA,
          given_name: 'Mia',
          email: 'mia@example.com',
          user_metadata: jasmine.objectContaining({ theme: 'light' }),
          created_at: jasmine.any(String),
          profile_policy: jasmine.objectContaining({
            '/email': {
              label: 'Email',
              access: 'read_only',
              source: 'user',
              reason: 'managed_via_me_identifiers',
            },
          }),
        }),
      );
      expect(body['app_metadata']).toBeUndefined();
      expect(body['identities']).toBeUndefined();
    });

    it('returns the fields that `fields` names, or all others', async () => {
      expect((await read('?fields=email,user_id')).body).toEqual({
        user_id: MIA,
        email: 'mia@example.com',
      });
      const others = (await read('?fields=email,profile_policy&include_fields=false')).body;
      expect(Object.keys(others)).not.toContain('email');
      expect(Object.keys(others)).toContain('name');
    });

    it('refuses include_fields that is neither true nor false', async () => {
      const answer = await read('?fields=email&include_fields=maybe');
      expect([answer.status, errorCode(answer)]).toEqual([400, 'A0E-400-0003']);
      expect(answer.body['validation_errors']).toEqual([
        { detail: 'must be true or false', field: 'query/include_fields', source: 'query' },
      ]);
    });
  });

  describe('the policy', () => {
    it('leaves names, nickname and picture to users of a database', async () => {
      const policy = await policyOf(MIA);
      for (const field of ['/given_name', '/family_name', '/name', '/nickname', '/picture']) {
        expect(policy[field]).withContext(field).toEqual(jasmine.objectContaining(READ_WRITE));
      }
    });

    it('locks the names that an identity provider writes at each login', async () => {
      const policy = await policyOf(NOOR);
      for (const field of ['/given_name', '/family_name', '/name']) {
        expect(policy[field]).withContext(field).toEqual(jasmine.objectContaining(BY_PROVIDER));
      }
      expect(policy['/nickname']).toEqual({ label: 'Nickname', ...READ_WRITE });
      expect(policy['/email']).toEqual(jasmine.objectContaining({ source: 'idp' }));
    });

    it('leaves the names to social users once sync at login is off', async () => {
      start({
        connections: [
          { name: 'google-oauth2', strategy: 'google-oauth2', sync_user_profile_at_login: false },
        ],
      });
      expect((await policyOf(NOOR))['/given_name']).toEqual({ label: 'First name', ...READ_WRITE });
    });

    it('says of user_metadata what the seed says', async () => {
      expect((await policyOf(MIA))['/user_metadata']).toEqual(
        jasmine.objectContaining({ access: 'read_only' }),
      );
      start({ tenant: { my_account: { user_metadata: 'read_write' } } });
      expect((await policyOf(MIA))['/user_metadata']).toEqual(jasmine.objectContaining(READ_WRITE));
    });
  });

  describe('PATCH', () => {
    it('changes the fields and returns the whole profile', async () => {
      const change = { given_name: 'Mina', picture: 'https://example.com/mina.png' };
      const { status, body } = await patch(change);
      expect(status).toBe(200);
      expect(body).toEqual(jasmine.objectContaining({ ...change, email: 'mia@example.com' }));
      expect(tenant.users.get(MIA)).toEqual(jasmine.objectContaining(change));
    });

    it('sets updated_at, which an empty body does not', async () => {
      tenant.clock.advance(60);
      const before = tenant.users.get(MIA)?.updated_at;
      expect((await patch({})).body['updated_at']).toBe(before);
      expect((await patch({ nickname: 'm' })).body['updated_at']).not.toBe(before);
    });

    it('changes nothing when one field is wrong', async () => {
      const answer = await patch({ given_name: 'Mina', nickname: '' });
      expect([answer.status, errorCode(answer)]).toEqual([400, 'A0E-400-0003']);
      expect(answer.body['validation_errors']).toEqual([
        {
          detail: 'must have at least 1 character',
          field: 'data/nickname',
          pointer: '/nickname',
          source: 'body',
        },
      ]);
      expect(tenant.users.get(MIA)?.given_name).toBe('Mia');
    });

    const wrong: [what: string, body: Record<string, unknown>][] = [
      ['a blank name', { name: '  ' }],
      ['a given_name of 151 characters', { given_name: 'a'.repeat(151) }],
      ['a nickname of 301 characters', { nickname: 'a'.repeat(301) }],
      ['null', { family_name: null }],
      ['a number', { name: 1 }],
      ['a picture over http', { picture: 'http://example.com/a.png' }],
      ['a picture that is no URL', { picture: 'https://' }],
      ['a picture of 2049 characters', { picture: `https://example.com/${'a'.repeat(2029)}` }],
      ['an unknown field', { locale: 'de' }],
      ['a field called __proto__', JSON.parse('{"__proto__":1}') as Record<string, unknown>],
      ['user_id', { user_id: 'auth0|other' }],
    ];
    for (const [what, body] of wrong) {
      it(`refuses ${what}`, async () => {
        const answer = await patch(body);
        expect([answer.status, errorCode(answer)]).toEqual([400, 'A0E-400-0003']);
      });
    }

    it('accepts the longest values', async () => {
      const longest = { given_name: 'ü'.repeat(150), name: '𝒜'.repeat(300) };
      expect((await patch(longest)).status).toBe(200);
    });

    it('refuses a locked field with the reason of the policy, and changes nothing', async () => {
      const answer = await patch({ nickname: 'n', given_name: 'N', email: 'n@example.com' }, NOOR);
      expect(answer.body).toEqual({
        type: 'https://auth0.com/api-errors/A0E-400-0008',
        status: 400,
        title: 'read_only_field',
        detail: "The field '/given_name' is read-only.",
        validation_errors: [
          {
            detail: 'Field is managed by the identity provider.',
            pointer: '/given_name',
            source: 'managed_by_identity_provider',
          },
          {
            detail: 'Field is managed via /me/v1/identifiers.',
            pointer: '/email',
            source: 'managed_via_me_identifiers',
          },
        ],
      });
      expect(tenant.users.get(NOOR)?.nickname).not.toBe('n');
    });

    it('merges user_metadata at the first level where the policy allows it', async () => {
      start({ tenant: { my_account: { user_metadata: 'read_write' } } });
      await patch({ user_metadata: { theme: null, language: 'fr' } });
      expect<unknown>(tenant.users.get(MIA)?.user_metadata).toEqual({
        address: { city: 'Lyon', street: 'Rue A' },
        language: 'fr',
      });
      await patch({ user_metadata: {} });
      expect(JSON.stringify(tenant.users.get(MIA)?.user_metadata)).toContain('"language":"fr"');
    });

    it('refuses other content types, and bodies that are no JSON object', async () => {
      const scope = 'update:me:profile';
      const text = { 'content-type': 'text/plain' };
      const plain = await call('PATCH', { scope, rawBody: '{}', headers: text });
      expect([plain.status, errorCode(plain)]).toEqual([415, 'A0E-415-0001']);
      for (const rawBody of ['{', '[]', 'null', '', '['.repeat(10_000)]) {
        const answer = await call('PATCH', { scope, rawBody });
        expect([answer.status, errorCode(answer)]).toEqual([400, 'A0E-400-0001']);
      }
    });
  });

  describe('refuses', () => {
    it('a request without a token, or with another scheme', async () => {
      for (const authorization of ['', 'Basic abc']) {
        const answer = await call('GET', { authorization });
        expect([answer.status, errorCode(answer)]).toEqual([401, 'A0E-401-0002']);
      }
    });

    it('a token that is malformed, expired, for another API, or of another user', async () => {
      const other = { audience: `${tenant.issuer}api/v2/` };
      const tokens = [
        { expiresInSeconds: -1 },
        other,
        { userId: 'machine@clients' },
        { kind: 'id-token' as const },
        { claims: { cnf: { jkt: 'x' } } },
      ];
      for (const token of tokens) {
        const answer = await call('GET', { scope: 'read:me:profile', token });
        expect([answer.status, errorCode(answer)]).toEqual([401, 'A0E-401-0003']);
      }
      for (const authorization of ['Bearer', 'Bearer x', 'Bearer a b', 'Bearer a.b.c']) {
        expect((await call('GET', { authorization })).status).toBe(401);
      }
    });

    it('a token without the scope, and names it', async () => {
      const answer = await call('GET', { scope: 'openid profile:read' });
      expect(answer.status).toBe(403);
      expect(answer.body).toEqual({
        type: 'https://auth0.com/api-errors/A0E-403-0002',
        status: 403,
        title: 'Insufficient Scope',
        detail: 'The auth token lacks the required scope: read:me:profile',
      });
      expect((await call('PATCH', { scope: 'read:me:profile', body: {} })).status).toBe(403);
    });

    it('everything where the tenant has no profile endpoint', async () => {
      start({ tenant: { my_account: { profile: false } } });
      for (const answer of [await read(), await patch({})]) {
        expect([answer.status, errorCode(answer)]).toEqual([404, 'A0E-404-0001']);
        expect(answer.body['detail']).toBe('The profile endpoint is not enabled.');
      }
    });

    it('everything until the API is activated', async () => {
      start({ tenant: {} });
      const answer = await read();
      expect([answer.status, errorCode(answer)]).toEqual([404, 'A0E-404-0001']);
      expect(answer.body['detail']).toBe(
        'The requested resource GET /me/v1/profile was not found.',
      );
    });
  });

  it('echoes the headers that trace a request', async () => {
    const headers = { 'x-correlation-id': 'abc', traceparent: '00-1-2-01' };
    const answer = await call('GET', { scope: 'read:me:profile', headers });
    expect(answer.headers.get('x-correlation-id')).toBe('abc');
    expect(answer.headers.get('traceparent')).toBe('00-1-2-01');
  });

  it('answers faults in the shape of its errors', async () => {
    tenant.faults.add({ path: '/me/**', kind: 'rate-limit', retryAfterSeconds: 3 });
    const limited = await read();
    expect([limited.status, errorCode(limited)]).toEqual([429, 'A0E-429-0001']);
    expect(limited.headers.get('retry-after')).toBe('3');
    tenant.faults.add({ path: '/me/**', error: 'profileOff' });
    expect((await read()).body['detail']).toBe('The profile endpoint is not enabled.');
    tenant.faults.add({ name: 'expired_token' });
    expect((await read()).status).toBe(401);
  });

  function read(query = ''): Promise<MyAccountAnswer> {
    return callMyAccount(tenant, 'GET', `profile${query}`, { scope: 'read:me:profile' });
  }

  function patch(body: Record<string, unknown>, userId = MIA): Promise<MyAccountAnswer> {
    return call('PATCH', { scope: 'update:me:profile', token: { userId }, body });
  }

  function call(method: string, options: Parameters<typeof callMyAccount>[3]) {
    return callMyAccount(tenant, method, 'profile', options);
  }

  async function policyOf(userId: string): Promise<Record<string, unknown>> {
    const { body } = await call('GET', { scope: 'read:me:profile', token: { userId } });
    return body['profile_policy'] as Record<string, unknown>;
  }

  function start(options: TenantOptions): void {
    tenant = createTenant({ ...fixtureSeed, domain: 'localhost:4400', ...options });
  }
});
