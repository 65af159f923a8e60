import { BffBrowser } from '../support/bff-browser.ts';
import { ADA, BOB } from '../support/harness.ts';
import { ORIGIN, SESSION_COOKIE, startBff, type BffHarness } from '../support/bff-harness.ts';

/**
 * What the best current practice asks of a back end for a front end (RFC 10017, OAuth 2.0 for
 * Browser-Based Applications). The other specs of this folder go into the details.
 */
describe('OAuth 2.0 for Browser-Based Applications', () => {
  let harness: BffHarness;
  let setCookies: readonly string[];
  let sessionCookie: string;
  beforeAll(async () => {
    harness = await startBff();
    const browser = harness.browser();
    const begun = await browser.open('/bff/login');
    const answer = await browser.open(await browser.loginAtTenant(ADA, begun), 'cross-site');
    setCookies = [...begun.headers.getSetCookie(), ...answer.headers.getSetCookie()];
    sessionCookie = setCookies.find((cookie) => cookie.startsWith(SESSION_COOKIE)) ?? '';
  });
  afterAll(() => harness.close());

  it('MUST act as a confidential client: a code cannot be exchanged without its credentials', async () => {
    const wrong = harness.instance({ clientSecret: 'another-secret' });
    const browser = new BffBrowser((request) => wrong.fetch(request), ORIGIN);
    const answer = await browser.login(ADA);
    expect(answer.headers.get('location')).toBe('/?login_error=invalid_client');
    expect(browser.cookies.has(SESSION_COOKIE)).toBeFalse();
  });

  it('MUST use the authorization code grant, with PKCE', async () => {
    const answer = await harness.browser().open('/bff/login');
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    expect(searchParams.get('response_type')).toBe('code');
    expect(searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('MUST set cookies Secure and HttpOnly', () => {
    expect(setCookies.length).toBeGreaterThan(1);
    for (const cookie of setCookies) {
      expect(cookie).toContain('; Secure');
      expect(cookie).toContain('; HttpOnly');
    }
  });

  it('SHOULD set the session cookie SameSite=Strict, Path=/, without Domain, with the prefix __Host-Http-', () => {
    expect(sessionCookie).toMatch(/^__Host-Http-/);
    expect(sessionCookie).toContain('; SameSite=Strict');
    expect(sessionCookie).toContain('; Path=/;');
    expect(setCookies.join()).not.toMatch(/domain/i);
  });

  it('SHOULD keep tokens off the wire: no cookie and no answer has one', async () => {
    const browser = await harness.loggedIn(BOB);
    const answers = [
      await (await browser.send('GET', '/bff/session')).text(),
      await (await browser.send('GET', '/bff/me')).text(),
      await (await browser.send('POST', '/bff/logout')).text(),
      ...setCookies,
    ];
    for (const text of answers) {
      expect(text).not.toContain('eyJ');
      expect(text).not.toMatch(/access_token|refresh_token|id_token/);
    }
  });

  it('SHOULD encrypt a cookie that holds more than an id: a login cookie cannot be read or changed', async () => {
    const browser = harness.browser();
    const callback = await browser.loginAtTenant(ADA, await browser.open('/bff/login?returnTo=/a'));
    const [name = ''] = browser.cookies.keys();
    const cookie = browser.cookies.get(name)!;
    expect(Buffer.from(cookie.value, 'base64url').toString('latin1')).not.toContain('/a');
    const changed = cookie.value.slice(0, -2) + (cookie.value.endsWith('AA') ? 'BB' : 'AA');
    browser.cookies.set(name, { ...cookie, value: changed });
    const answer = await browser.open(callback, 'cross-site');
    expect(answer.headers.get('location')).toBe('/?login_error=login_expired');
  });

  it('MUST defend against CSRF: a static header is required on every request of a page', async () => {
    const browser = await harness.loggedIn();
    for (const path of ['/bff/session', '/bff/me', '/bff/users', '/bff/unknown']) {
      const answer = await browser.send('GET', path, { headers: { 'x-csrf': '' } });
      expect(answer.status).withContext(path).toBe(403);
    }
  });

  it('MUST map a path to one upstream of an explicit allow-list: without a list nothing is forwarded', async () => {
    const browser = await harness.loggedIn();
    for (const path of ['/bff/api/orders/x', '/bff/me/v1/factors', '/bff/https://evil.example/']) {
      expect((await browser.send('GET', path)).status)
        .withContext(path)
        .toBe(404);
    }
  });

  it('considers session fixation: a login gives a new session id', async () => {
    const browser = await harness.loggedIn(ADA);
    const before = browser.cookies.get(SESSION_COOKIE)?.value;
    await browser.login(BOB);
    expect(browser.cookies.get(SESSION_COOKIE)?.value).not.toBe(before);
  });

  it('considers login CSRF: only the browser that began a login gets its session', async () => {
    const attacker = harness.browser();
    const callback = await attacker.loginAtTenant(BOB, await attacker.open('/bff/login'));
    const victim = await harness.loggedIn(ADA);
    await victim.open(callback, 'cross-site');
    const answer = await victim.send('GET', '/bff/session');
    expect(((await answer.json()) as { user: { sub: string } }).user.sub).toBe(ADA);
  });

  it('considers the end of a session: here and at the tenant', async () => {
    const browser = await harness.loggedIn();
    const location = (await browser.open('/bff/logout')).headers.get('location') ?? '';
    expect(location).toContain('/oidc/logout?');
    expect((await browser.send('GET', '/bff/me')).status).toBe(401);
  });

  it('considers defence in depth: Sec-Fetch-Site and Origin are checked beside the header', async () => {
    const browser = await harness.loggedIn();
    for (const headers of [
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://x.example.com' },
    ]) {
      expect((await browser.send('GET', '/bff/me', { headers })).status).toBe(403);
    }
  });

  it('considers caches: every answer has no-store', async () => {
    const browser = await harness.loggedIn();
    const answers = [
      await browser.send('GET', '/bff/session'),
      await browser.send('GET', '/bff/me'),
      await browser.send('GET', '/bff/unknown'),
      await browser.open('/bff/login'),
      await browser.open('/bff/callback?state=x', 'cross-site'),
      await browser.open('/bff/logout'),
    ];
    for (const answer of answers) {
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('works over http on the loopback interface, by names without prefix', async () => {
    const local = await startBff({ url: 'http://localhost:4200' });
    const browser = new BffBrowser((request) => local.bff.fetch(request), 'http://localhost:4200');
    const answer = await browser.login(ADA);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^bff-session-4200=/);
    expect(cookie).not.toContain('Secure');
    expect((await browser.send('GET', '/bff/me')).status).toBe(200);
    await local.close();
  });
});
