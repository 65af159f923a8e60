import { createBrowserTenant, memoryStore, type BrowserTenant } from '../src/browser.ts';
import type { TenantSeed } from '../src/seed/seed.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { answerOf, claimsOf, TestBrowser } from './support/test-browser.ts';

const ISSUER = 'https://app.example/x/tenant/';
const seed: TenantSeed = {
  ...fixtureSeed,
  rules: [
    {
      name: 'claims',
      script: `function (user, context, callback) {
        context.idToken['https://app.example/email'] = user.email;
        callback(null, user, context);
      }`,
    },
  ],
  actions: [],
};

describe('createBrowserTenant()', () => {
  let tenant: BrowserTenant;
  let browser: TestBrowser;

  beforeEach(async () => {
    tenant = await createBrowserTenant({ issuer: ISSUER, seed });
    browser = new TestBrowser((request) => tenant.fetch(request));
  });

  it('logs in below its path, with the claims of a rule', async () => {
    const claims = await logIn();
    expect(claims['iss']).toBe(ISSUER);
    expect(claims['sub']).toBe(MIA);
    expect(claims['https://app.example/email']).toBe('mia@example.com');
  });

  it('names its own URLs below its path', async () => {
    const toLogin = await browser.get(authorizeUrl());
    expect(toLogin.headers.get('location')).toMatch(/^\/x\/tenant\/u\/login\?/);
    const page = await browser.follow(toLogin, ISSUER);
    expect(await page.text()).toContain(' action="/x/tenant/u/login?');
    const metadata = await browser.get(`${ISSUER}.well-known/openid-configuration`);
    expect(await metadata.json()).toEqual(
      jasmine.objectContaining({ issuer: ISSUER, authorization_endpoint: `${ISSUER}authorize` }),
    );
    expect(tenant.audience).toBe(`${ISSUER}api/v2/`);
    expect(tenant.domain).toBe('app.example/x/tenant');
  });

  it('issues tokens that its Management API accepts', async () => {
    const token = await tenant.mint({ userId: MIA, scope: 'read:current_user' });
    const url = `${tenant.audience}users/${encodeURIComponent(MIA)}`;
    const response = await browser.get(url, { authorization: `Bearer ${token}` });
    expect(response.status).toBe(200);
  });

  for (const audience of ['http://localhost:4400/me/', `${ISSUER}me/`]) {
    it(`lets an application with a grant for ${audience} use its My Account API`, async () => {
      tenant = await createBrowserTenant({ issuer: ISSUER, seed: withMyAccount(audience) });
      const parameters = {
        response_type: 'token',
        audience: `${ISSUER}me/`,
        scope: 'read:me:profile',
      };
      const answer = answerOf(await browser.login(authorizeUrl(parameters), MIA));
      const headers = { authorization: `Bearer ${answer.get('access_token') ?? ''}` };
      const response = await browser.get(`${ISSUER}me/v1/profile`, headers);
      expect(response.status)
        .withContext(await response.text())
        .toBe(200);
    });
  }

  it('keeps the session without a cookie in the browser', async () => {
    await logIn();
    const silent = answerOf(await browser.get(authorizeUrl({ prompt: 'none' })));
    expect(silent.get('id_token')).not.toBeNull();
  });

  it('has no session for a request without credentials', async () => {
    await logIn();
    const request = new Request(authorizeUrl({ prompt: 'none' }), { credentials: 'omit' });
    expect(answerOf(await tenant.fetch(request)).get('error')).toBe('login_required');
  });

  it('ends the session at logout', async () => {
    await logIn();
    await browser.get(`${ISSUER}v2/logout?client_id=spa`);
    const silent = answerOf(await browser.get(authorizeUrl({ prompt: 'none' })));
    expect(silent.get('error')).toBe('login_required');
  });

  it('cuts the connection for the fault "drop"', async () => {
    tenant.faults.add({ path: '/userinfo', kind: 'drop' });
    const response = await tenant.fetch(new Request(`${ISSUER}userinfo`));
    expect(response.type).toBe('error');
  });

  it('rotates keys, and keeps tokens of the key before valid', async () => {
    const token = await tenant.mint({ userId: MIA, scope: 'read:current_user' });
    await browser.post(`${ISSUER}_emulator/keys/rotate`, {});
    await tenant.rotateKeys();
    const keys = await browser.get(`${ISSUER}.well-known/jwks.json`);
    expect(((await keys.json()) as { keys: unknown[] }).keys.length).toBe(3);
    const url = `${tenant.audience}users/${encodeURIComponent(MIA)}`;
    const response = await browser.get(url, { authorization: `Bearer ${token}` });
    expect(response.status).toBe(200);
  });

  it('lets its own pages use the dashboard', async () => {
    const response = await browser.post(`${ISSUER}_emulator/dashboard`, { action: 'reset' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/x/tenant/_emulator/');
  });

  it('denies a login when a rule throws', async () => {
    tenant = await createBrowserTenant({
      issuer: ISSUER,
      seed: {
        ...seed,
        rules: [{ name: 'throws', script: 'function () { throw new Error("No."); }' }],
      },
    });
    const denied = answerOf(await browser.login(authorizeUrl(), MIA));
    expect(denied.get('error_description')).toBe('No.');
  });

  describe('with a store', () => {
    const store = memoryStore();

    beforeEach(async () => {
      tenant = await createBrowserTenant({ issuer: ISSUER, seed, store });
      await logIn();
      tenant.clock.advance(600);
      tenant.faults.add({ path: '/userinfo', status: 503 });
      await tenant.save();
    });

    it('continues after the end of the worker: session, clock and faults', async () => {
      tenant = await createBrowserTenant({ issuer: ISSUER, seed, store });
      const silent = answerOf(await browser.get(authorizeUrl({ prompt: 'none' })));
      expect(silent.get('id_token')).not.toBeNull();
      expect(Math.round((tenant.clock.now() - Date.now()) / 1000)).toBe(600);
      expect(tenant.faults.list().length).toBe(1);
    });

    it('starts anew with another seed', async () => {
      tenant = await createBrowserTenant({ issuer: ISSUER, seed: { ...seed, roles: [] }, store });
      const silent = answerOf(await browser.get(authorizeUrl({ prompt: 'none' })));
      expect(silent.get('error')).toBe('login_required');
    });
  });

  it('owns everything below its path', () => {
    expect(tenant.owns(`${ISSUER}anything`)).toBeTrue();
    expect(tenant.owns('https://app.example/x/authorize')).toBeFalse();
  });

  it('owns its endpoints alone at the root of an origin', async () => {
    tenant = await createBrowserTenant({ issuer: 'https://app.example/' });
    for (const path of ['authorize?x=1', 'u/login', 'api/v2/unknown', 'me/v1/x', '_emulator/']) {
      expect(tenant.owns(`https://app.example/${path}`))
        .withContext(path)
        .toBeTrue();
    }
    for (const path of ['', 'profile', 'login', 'u/other', 'main.js']) {
      expect(tenant.owns(`https://app.example/${path}`))
        .withContext(path)
        .toBeFalse();
    }
  });

  it('refuses an issuer that is no URL with a slash at its end (invalid-option)', async () => {
    for (const issuer of ['https://app.example/tenant', 'tenant/', '']) {
      const creating = createBrowserTenant({ issuer });
      await expectAsync(creating).toBeRejectedWith(
        jasmine.objectContaining({ code: 'invalid-option' }),
      );
    }
  });

  it('refuses a rule that is not JavaScript (invalid-seed)', async () => {
    const rules = [{ name: 'broken', script: 'function (' }];
    await expectAsync(createBrowserTenant({ issuer: ISSUER, seed: { rules } })).toBeRejectedWith(
      jasmine.objectContaining({ code: 'invalid-seed' }),
    );
  });

  async function logIn(): Promise<Record<string, unknown>> {
    const answer = answerOf(await browser.login(authorizeUrl(), MIA));
    return claimsOf(answer.get('id_token') ?? '');
  }
});

function withMyAccount(audience: string): TenantSeed {
  const grant = { client_id: 'spa', audience, scope: ['read:me:profile'] };
  return {
    ...seed,
    tenant: { my_account: {} },
    client_grants: [{ ...grant, subject_type: 'user' as const }],
  };
}

function authorizeUrl(parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'spa',
    redirect_uri: 'http://localhost:4200',
    response_type: 'id_token',
    nonce: 'n',
    scope: 'openid email',
    ...parameters,
  });
  return `${ISSUER}authorize?${query.toString()}`;
}
