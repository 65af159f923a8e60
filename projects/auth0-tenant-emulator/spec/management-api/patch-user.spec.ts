import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { callManagement, userPath } from '../support/management-client.ts';
import { TestBrowser } from '../support/test-browser.ts';

const ENTERPRISE = { user_id: 'samlp|1', email: 'sam@corp.example' };
const VERIFY = { verify_email: true };

describe('PATCH /api/v2/users/{id}', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant(fixtureSeed);
  });

  describe('user_metadata (Auth0 docs: Manage Metadata with the Management API)', () => {
    it('is merged at the first level only', async () => {
      await patchMetadata({ language: 'fr', address: { city: 'Paris' } });
      expect(metadata()).toEqual({ theme: 'light', language: 'fr', address: { city: 'Paris' } });
    });

    it('loses a key that is set to null', async () => {
      await patchMetadata({ theme: null });
      expect(Object.keys(metadata() as object)).toEqual(['address']);
    });

    it('is wiped by an empty object', async () => {
      await patchMetadata({});
      expect(metadata()).toEqual({});
    });

    it('keeps null inside nested objects and arrays, which are replaced as they are', async () => {
      await patchMetadata({ address: { city: null }, tags: [null, 1] });
      expect(metadata()).toEqual({ theme: 'light', address: { city: null }, tags: [null, 1] });
    });

    it('stores a key called __proto__ as data', async () => {
      const answer = await callManagement(tenant, 'PATCH', userPath(MIA), {
        scope: 'update:users',
        rawBody: '{"user_metadata":{"__proto__":{"polluted":true}}}',
      });
      expect(answer.status).toBe(200);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    });

    it('refuses names with a dot or a leading dollar sign', async () => {
      expect((await patchMetadata({ 'a.b': 1 })).status).toBe(400);
      expect((await patchMetadata({ nested: { $set: 1 } })).status).toBe(400);
      expect(metadata()).toEqual(fixtureSeed.users?.[0]?.user_metadata);
    });
  });

  describe('app_metadata', () => {
    it('refuses a forbidden name (community 156584)', async () => {
      const answer = await machine({ app_metadata: { username: 'x' } });
      expect([answer.status, answer.body]).toEqual([
        400,
        jasmine.objectContaining({ message: 'Forbidden attribute in app_metadata: username' }),
      ]);
    });

    it('can be changed with update:users_app_metadata, root attributes cannot', async () => {
      const scope = 'update:users_app_metadata';
      const path = userPath(MIA);
      const allowed = await callManagement(tenant, 'PATCH', path, {
        scope,
        body: { app_metadata: { plan: 'gold' } },
      });
      expect(allowed.status).toBe(200);
      const refused = await callManagement(tenant, 'PATCH', path, { scope, body: { name: 'X' } });
      expect(refused.status).toBe(403);
    });
  });

  describe('business rules (OpenAPI file, x-description-1..16)', () => {
    const rules: [string, string, object][] = [
      [
        'Cannot update password and email simultaneously.',
        MIA,
        { password: 'New-Horse-1', email: 'x@example.com' },
      ],
      [
        'Cannot update username and email simultaneously.',
        MIA,
        { username: 'x', email: 'x@example.com' },
      ],
      [
        'Cannot update username and password simultaneously.',
        MIA,
        { username: 'x', password: 'New-Horse-1' },
      ],
      ['Cannot update email for non-database user.', NOOR, { email: 'x@example.com' }],
      ['Connection does not exist.', MIA, { connection: 'nowhere', email: 'x@example.com' }],
      [
        "The following user attributes cannot be updated: family_name, given_name, name, nickname, picture. The connection must either be a database connection (using the Auth0 store), a passwordless connection (email or sms) or has disabled 'Sync user profile attributes at each login'.",
        NOOR,
        {
          ...{ name: 'X', nickname: 'x', given_name: 'X', family_name: 'Y' },
          picture: 'https://example.com/x.png',
        },
      ],
      ['Email verification is not supported for enterprise users.', 'samlp|1', VERIFY],
    ];
    for (const [message, userId, body] of rules) {
      it(`400 ${message.slice(0, 60)}`, async () => {
        tenant = createTenant({ ...fixtureSeed, users: [...fixtureSeed.users!, ENTERPRISE] });
        const answer = await machine(body, userId);
        expect([answer.status, answer.body]).toEqual([
          400,
          jasmine.objectContaining({ message, errorCode: 'operation_not_supported' }),
        ]);
      });
    }

    it('lets a social user change a name once sync at login is off', async () => {
      const connections = [
        {
          name: 'google-oauth2',
          strategy: 'google-oauth2',
          sync_user_profile_at_login: false,
        },
      ];
      tenant = createTenant({ ...fixtureSeed, connections });
      expect((await machine({ name: 'Noor' }, NOOR)).status).toBe(200);
    });
  });

  describe('root attributes', () => {
    it('are unset with null (OpenAPI file)', async () => {
      await machine({ given_name: null });
      expect(tenant.users.get(MIA)?.given_name).toBeUndefined();
    });

    it('replace the e-mail at once and unverify it (community 6285)', async () => {
      await machine({ email: 'new@example.com' });
      expect(tenant.users.get(MIA)).toEqual(
        jasmine.objectContaining({ email: 'new@example.com', email_verified: false }),
      );
    });

    it('are limited in length and format (OpenAPI file)', async () => {
      const answer = await machine({ given_name: 'x'.repeat(151) });
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual(jasmine.objectContaining({ errorCode: 'invalid_body' }));
    });

    it('send a verification mail on request', async () => {
      await machine({ email: 'new@example.com', verify_email: true });
      const outbox = await tenant.fetch(new Request(`${tenant.issuer}_emulator/outbox`));
      expect(await outbox.json()).toEqual([
        jasmine.objectContaining({ to: 'new@example.com', kind: 'verify-email' }),
      ]);
    });
  });

  describe('sessions (Auth0 docs: Session Layers; migration of 2025-08-19)', () => {
    it('end when the e-mail changes', async () => {
      expect(await sessionSurvives({ email: 'new@example.com' })).toBeFalse();
    });

    it('survive the same e-mail written again', async () => {
      expect(await sessionSurvives({ email: 'mia@example.com' })).toBeTrue();
    });

    it('survive email_verified set to true', async () => {
      expect(await sessionSurvives({ email_verified: true })).toBeTrue();
    });

    it('survive a change of metadata', async () => {
      expect(await sessionSurvives({ user_metadata: { a: 1 } })).toBeTrue();
    });
  });

  describe('the 10 KB profile rule (Auth0 docs: Migrate Oversized User Profiles)', () => {
    it('succeeds above the limit and writes a log event', async () => {
      const answer = await patchMetadata({ note: 'x'.repeat(11_000) });
      expect(answer.status).toBe(200);
      expect(tenant.requests().at(-1)?.tenantLog).toBe('user_profile_size_exceeded');
    });

    it('refuses a profile beyond the extended allowance', async () => {
      expect((await patchMetadata({ note: 'x'.repeat(110_000) })).status).toBe(400);
    });

    it('refuses a profile above the limit when the seed says so', async () => {
      tenant = createTenant({ ...fixtureSeed, tenant: { profile_size_limit: 'refuse' } });
      expect((await patchMetadata({ note: 'x'.repeat(11_000) })).status).toBe(400);
    });
  });

  function metadata(): unknown {
    return tenant.users.get(MIA)?.user_metadata;
  }

  function patchMetadata(user_metadata: object) {
    return callManagement(tenant, 'PATCH', userPath(MIA), {
      scope: 'update:current_user_metadata',
      body: { user_metadata },
    });
  }

  function machine(body: object, userId = MIA) {
    return callManagement(tenant, 'PATCH', userPath(userId), {
      token: { userId: 'machine@clients', scope: 'update:users' },
      body,
    });
  }

  async function sessionSurvives(patch: object): Promise<boolean> {
    const browser = new TestBrowser((request) => tenant.fetch(request));
    const url =
      `${tenant.issuer}authorize?client_id=spa&response_type=id_token&nonce=n&scope=openid` +
      `&redirect_uri=http://localhost:4200`;
    await browser.login(url, MIA);
    await machine(patch);
    const silent = await browser.get(`${url}&prompt=none`);
    return (silent.headers.get('location') ?? '').includes('id_token=');
  }
});
