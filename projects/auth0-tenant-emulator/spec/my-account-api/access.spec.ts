import type { ClientGrant } from '../../src/state/application.ts';
import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant, TenantOptions } from '../../src/tenant-internals.ts';
import { authorizeUrl } from '../support/authorize-url.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { answerOf, claimsOf, TestBrowser } from '../support/test-browser.ts';

const ORIGIN = 'http://localhost:4400';
const ME = `${ORIGIN}/me/`;
const SCOPE = 'read:me:profile';
const TESTER = {
  client_id: 'tester',
  app_type: 'native' as const,
  grant_types: ['password', 'refresh_token'],
};
const GRANT = {
  client_id: 'tester',
  audience: 'http://localhost/me/',
  scope: [SCOPE, 'read:me:factors'],
  subject_type: 'user' as const,
};
const POLICY = { audience: 'http://localhost/me/', scope: [SCOPE, 'update:me:profile'] };

describe('access to the My Account API', () => {
  let tenant: Tenant;

  beforeEach(() => {
    start({});
  });

  describe('at /authorize', () => {
    it('has the audience <origin>/me/, over http and https', async () => {
      for (const audience of [ME, 'https://localhost:4400/me/']) {
        const answer = await authorize({ audience, scope: `openid ${SCOPE}` });
        const claims = claimsOf(answer.get('access_token') ?? '');
        expect(claims['aud']).toEqual([audience, `${ORIGIN}/userinfo`]);
        expect(claims['scope']).toBe(`openid ${SCOPE}`);
      }
    });

    it('drops scopes that are not in the client grant', async () => {
      startWithGrant({ scope: [SCOPE] });
      const answer = await authorize({ scope: `${SCOPE} update:me:profile read:users` });
      expect(answer.get('scope')).toBe(SCOPE);
    });

    it('gives every scope of the API, and no other, with access "allow_all"', async () => {
      start({ tenant: { my_account: { access: 'allow_all' } }, client_grants: [] });
      const answer = await authorize({ scope: `${SCOPE} update:me:profile profile:read` });
      expect(answer.get('scope')).toBe(`${SCOPE} update:me:profile`);
    });

    it('is refused to an application without a client grant for users', async () => {
      for (const change of [{ subject_type: 'client' as const }, { client_id: 'other' }]) {
        startWithGrant(change);
        const answer = await authorize({ scope: SCOPE });
        expect(answer.get('error')).toBe('invalid_request');
        expect(answer.get('error_description')).toBe(
          `Client "spa" is not authorized to access resource server "${ME}".`,
        );
      }
    });

    it('is refused to a third-party application', async () => {
      start({
        tenant: { my_account: { access: 'allow_all' } },
        clients: [{ ...fixtureSeed.clients![0]!, is_first_party: false }],
      });
      expect((await authorize({ scope: SCOPE })).get('error')).toBe('invalid_request');
    });

    it('is an unknown service until it is activated', async () => {
      start({ tenant: {} });
      const answer = await authorize({ scope: SCOPE });
      expect(answer.get('error_description')).toBe(`Service not found: ${ME}`);
    });
  });

  describe('at /oauth/token', () => {
    it('is given to a user, by password', async () => {
      expect((await login({ audience: ME, scope: SCOPE }))['scope']).toBe(SCOPE);
    });

    it('is refused to an application without a client grant, by password', async () => {
      start({ client_grants: [] });
      const answer = await login({ audience: ME, scope: SCOPE });
      expect(answer['error_description']).toContain('"tester" is not authorized to access');
    });

    it('is never given to an application itself', async () => {
      const answer = await post({
        grant_type: 'client_credentials',
        client_id: 'machine',
        client_secret: 'machine-secret',
        audience: ME,
      });
      expect(answer['error_description']).toContain('"machine" is not authorized to access');
    });
  });

  describe('with a refresh token of another audience', () => {
    it('is given by policy, cut by the client grant', async () => {
      start({ policies: [POLICY] });
      const tokens = await refresh({ audience: ME, scope: `${SCOPE} update:me:profile` });
      expect(claimsOf(String(tokens['access_token']))['aud']).toBe(ME);
      expect(tokens['scope']).toBe(SCOPE);
    });

    it('is not given without a policy', async () => {
      start({ policies: [] });
      await expectOtherAudience({ audience: ME, scope: SCOPE });
    });

    it('is not given without a client grant, nor until it is activated', async () => {
      start({ policies: [POLICY], client_grants: [] });
      await expectOtherAudience({ audience: ME, scope: SCOPE });
      start({ policies: [{ ...POLICY, audience: ME }], tenant: {} });
      await expectOtherAudience({ audience: ME, scope: SCOPE });
    });

    it('never gives the Management API, whatever a policy says', async () => {
      const audience = `${ORIGIN}/api/v2/`;
      start({ policies: [{ audience, scope: ['read:current_user'] }] });
      await expectOtherAudience({ audience, scope: 'read:current_user' });
    });
  });

  describe('on a custom domain', () => {
    const CUSTOM = 'https://login.acme.example';

    it('takes tokens of that domain there, and nowhere else', async () => {
      start({ customDomains: ['login.acme.example'] });
      const audience = `${CUSTOM}/me/`;
      const claims = { iss: `${CUSTOM}/` };
      const token = await tenant.mint({ userId: MIA, audience, scope: SCOPE, claims });
      expect(await statusOf(CUSTOM, token)).toBe(200);
      expect(await statusOf(ORIGIN, token)).toBe(401);
      const canonical = await tenant.mint({ userId: MIA, audience: ME, scope: SCOPE });
      expect(await statusOf(CUSTOM, canonical)).toBe(401);
    });
  });

  async function statusOf(origin: string, token: string): Promise<number> {
    const headers = { authorization: `Bearer ${token}` };
    return (await tenant.fetch(new Request(`${origin}/me/v1/profile`, { headers }))).status;
  }

  async function expectOtherAudience(extra: Record<string, string>): Promise<void> {
    const tokens = await refresh(extra);
    expect(tokens['access_token']).toMatch(/^[\w-]{32}$/);
    expect(tokens['scope']).not.toContain(extra['scope']);
  }

  async function authorize(parameters: Record<string, string>): Promise<URLSearchParams> {
    const browser = new TestBrowser((request) => tenant.fetch(request));
    const url = authorizeUrl({ response_type: 'token', audience: ME, ...parameters });
    const first = await browser.get(url);
    const asksPerson = first.headers.get('location')?.startsWith('/u/login') === true;
    return answerOf(asksPerson ? await browser.login(url, MIA) : first);
  }

  function login(extra: Record<string, string>): Promise<Record<string, unknown>> {
    return post({
      grant_type: 'password',
      client_id: 'tester',
      username: 'mia@example.com',
      password: 'Correct-Horse-1',
      ...extra,
    });
  }

  async function refresh(extra: Record<string, string>): Promise<Record<string, unknown>> {
    const first = await login({ scope: 'openid offline_access' });
    const refreshToken = String(first['refresh_token']);
    return post({
      grant_type: 'refresh_token',
      client_id: 'tester',
      refresh_token: refreshToken,
      ...extra,
    });
  }

  async function post(form: Record<string, string>): Promise<Record<string, unknown>> {
    const response = await tenant.fetch(
      new Request(`${ORIGIN}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) }),
    );
    return (await response.json()) as Record<string, unknown>;
  }

  function startWithGrant(change: Partial<ClientGrant>): void {
    start({ client_grants: [{ ...GRANT, client_id: 'spa', ...change }] });
  }

  function start({
    policies = [],
    ...options
  }: TenantOptions & { policies?: (typeof POLICY)[] }): void {
    tenant = createTenant({
      ...fixtureSeed,
      domain: 'localhost:4400',
      clients: [...(fixtureSeed.clients ?? []), { ...TESTER, refresh_token: { policies } }],
      client_grants: [...(fixtureSeed.client_grants ?? []), GRANT],
      ...options,
    });
  }
});
