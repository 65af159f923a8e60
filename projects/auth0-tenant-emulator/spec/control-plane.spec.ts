import { startTenant, type RunningTenant } from '../src/start-tenant.ts';
import { authorizeUrl } from './support/authorize-url.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { answerOf, claimsOf, TestBrowser } from './support/test-browser.ts';

const PAGE = 'http://localhost:9876';

describe('the control plane', () => {
  let tenant: RunningTenant;

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0 });
  });

  afterAll(() => tenant.close());

  beforeEach(() => {
    tenant.reset();
  });

  it('lists requests, without its own, queries, tokens and bodies', async () => {
    const token = await tenant.mint({ userId: MIA, scope: 'read:current_user' });
    await fetch(`${tenant.audience}users/${encodeURIComponent(MIA)}?fields=email`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const answer = await call('GET', 'requests');
    const text = await answer.text();
    expect(JSON.parse(text)).toEqual([
      {
        id: jasmine.any(Number),
        at: jasmine.stringMatching(/^\d{4}-/),
        method: 'GET',
        path: `/api/v2/users/${encodeURIComponent(MIA)}`,
        status: 200,
        clientId: 'spa',
        scopeGranted: 'read:current_user',
      },
    ]);
    expect(text).not.toContain(token.slice(-20));
    expect((await call('DELETE', 'requests')).status).toBe(204);
    expect(await (await call('GET', 'requests')).json()).toEqual([]);
  });

  it('mints a token of any content', async () => {
    const answer = await call('POST', 'mint', {
      userId: MIA,
      scope: 'update:users',
      audience: 'https://a.example/',
      expiresInSeconds: 60,
      claims: { 'https://example.com/plan': 'gold', azp: null },
    });
    const { token } = (await answer.json()) as { token: string };
    const claims = claimsOf(token);
    expect(claims).toEqual(
      jasmine.objectContaining({
        sub: MIA,
        scope: 'update:users',
        aud: 'https://a.example/',
        'https://example.com/plan': 'gold',
      }),
    );
    expect('azp' in claims).toBeFalse();
  });

  it('starts and ends a session of this browser', async () => {
    const started = await call('POST', 'sessions/start', { userId: MIA });
    const [cookie = ''] = started.headers.getSetCookie();
    expect(cookie).toMatch(/^auth0_\d+=.*HttpOnly/i);
    expect(await (await call('POST', 'sessions/end')).json()).toEqual({ ended: 1 });
  });

  it('moves the clock', async () => {
    const before = tenant.clock.now();
    await call('POST', 'clock', { advanceSeconds: 3600 });
    expect(tenant.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    expect((await call('POST', 'clock', { advanceSeconds: 'soon' })).status).toBe(400);
  });

  it('goes back to the seed', async () => {
    tenant.users.update(MIA, { name: 'Changed' });
    tenant.faults.add({ path: '/oauth/token' });
    await call('POST', 'reset');
    expect(tenant.users.get(MIA)?.name).toBe('Mia Brandt');
    expect(tenant.faults.list()).toEqual([]);
  });

  it('returns a user, or 404', async () => {
    const answer = await call('GET', `users/${encodeURIComponent(MIA)}`);
    expect(((await answer.json()) as { email: string }).email).toBe('mia@example.com');
    expect((await call('GET', 'users/nobody')).status).toBe(404);
  });

  it('answers pages of loopback origins, preflight included', async () => {
    const preflight = await fetch(`${tenant.url}/_emulator/reset`, {
      method: 'OPTIONS',
      headers: {
        origin: PAGE,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,auth0-client',
      },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('auth0-client');
    const answer = await call('GET', 'requests', undefined, PAGE);
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE);
  });

  it('does not answer pages of other origins', async () => {
    const answer = await call('POST', 'reset', {}, 'https://evil.example');
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('shows requested scopes that were dropped on the dashboard', async () => {
    const url = authorizeUrl({
      response_type: 'token',
      audience: `${tenant.url}/api/v2/`,
      scope: 'read:current_user update:users',
    }).replace('http://localhost:4400', tenant.url);
    const browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }));
    const answer = answerOf(await browser.login(url, MIA));
    const html = await (await fetch(`${tenant.url}/_emulator/`)).text();
    expect(html).toContain('read:current_user <del title="dropped">update:users</del>');
    expect(html).not.toContain(answer.get('access_token') ?? '');
  });

  it('shows the state on a page without scripts, tokens shortened', async () => {
    tenant.faults.add({ name: 'consent_required', times: 2 });
    const answer = await fetch(`${tenant.url}/_emulator/`);
    const html = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const text of ['TEST', 'Mia Brandt', 'consent_required', 'Outbox', tenant.issuer]) {
      expect(html).toContain(text);
    }
  });

  function call(method: string, path: string, body?: object, origin?: string): Promise<Response> {
    return fetch(`${tenant.url}/_emulator/${path}`, {
      method,
      headers: origin === undefined ? {} : { origin },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
});
