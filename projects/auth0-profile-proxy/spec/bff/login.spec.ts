import { ADA, BOB } from '../support/harness.ts';
import { BffBrowser } from '../support/bff-browser.ts';
import { ORIGIN, SESSION_COOKIE, startBff, type BffHarness } from '../support/bff-harness.ts';

describe('GET /bff/login', () => {
  let harness: BffHarness;
  beforeAll(async () => {
    harness = await startBff({
      organizations: ['org_9ybsU1dN2dKfDkBi'],
      login: { connections: ['google-oauth2'], acrValues: ['urn:mfa'] },
    });
  });
  afterAll(() => harness.close());

  it('sends the browser to the tenant with PKCE, state and nonce', async () => {
    const location = locationOf(await harness.browser().open('/bff/login'));
    expect(location.origin).toBe(harness.tenant.url);
    expect(location.pathname).toBe('/authorize');
    const parameters = location.searchParams;
    expect(parameters.get('response_type')).toBe('code');
    expect(parameters.get('code_challenge_method')).toBe('S256');
    expect(parameters.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(parameters.get('state')).toMatch(/^[\w-]{52}$/);
    expect(parameters.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(parameters.get('scope')).toBe('openid profile email offline_access');
    expect(parameters.get('redirect_uri')).toBe(`${ORIGIN}/bff/callback`);
  });

  it('returns to the page the login names', async () => {
    const answer = await harness.browser().login(ADA, '?returnTo=/account%3Ftab%3D1%23name');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/account?tab=1#name');
  });

  it('passes on what the options allow', async () => {
    const query = '?connection=google-oauth2&acr_values=urn:mfa&prompt=login&max_age=60';
    const { searchParams } = locationOf(
      await harness.browser().open(`/bff/login${query}&organization=org_9ybsU1dN2dKfDkBi`),
    );
    expect(searchParams.get('connection')).toBe('google-oauth2');
    expect(searchParams.get('acr_values')).toBe('urn:mfa');
    expect(searchParams.get('prompt')).toBe('login');
    expect(searchParams.get('max_age')).toBe('60');
    expect(searchParams.get('organization')).toBe('org_9ybsU1dN2dKfDkBi');
  });

  for (const query of [
    'connection=evil',
    'acr_values=other',
    'prompt=anything',
    'organization=org_other',
    'screen_hint=login',
    'max_age=-1',
    'scope=read:orders',
    'scope=delete:profile',
    'api=orders',
    'audience=https://orders.example/',
    'redirect_uri=https://evil.example/',
    'state=mine',
    'prompt=login&prompt=none',
  ]) {
    it(`refuses ${query}`, async () => {
      const answer = await harness.browser().open(`/bff/login?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('set-cookie')).toBeNull();
    });
  }

  for (const returnTo of [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    'account',
    '/bff/logout',
    '/x/../bff/logout',
    '/./bff/logout',
    '/%2e%2e/bff/logout',
    `/${'x'.repeat(500)}`,
    '',
  ]) {
    it(`refuses to return to ${JSON.stringify(returnTo.slice(0, 40))}`, async () => {
      const query = new URLSearchParams({ returnTo }).toString();
      expect((await harness.browser().open(`/bff/login?${query}`)).status).toBe(400);
    });
  }

  it('refuses to be loaded into a page', async () => {
    for (const headers of [
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    ]) {
      const answer = await harness.browser().send('GET', '/bff/login', { headers });
      expect(answer.status).toBe(403);
    }
  });
});

describe('GET /bff/callback', () => {
  let harness: BffHarness;
  beforeAll(async () => (harness = await startBff()));
  afterAll(() => harness.close());

  it('logs in logins of several tabs, in any order', async () => {
    const browser = harness.browser();
    const first = await browser.open('/bff/login?returnTo=/first');
    const second = await browser.open('/bff/login?returnTo=/second');
    const answerOfSecond = await browser.open(
      await browser.loginAtTenant(ADA, second),
      'cross-site',
    );
    const answerOfFirst = await browser.open(await browser.loginAtTenant(ADA, first), 'cross-site');
    expect(answerOfSecond.headers.get('location')).toBe('/second');
    expect(answerOfFirst.headers.get('location')).toBe('/first');
    expect([...browser.cookies.keys()]).toEqual([SESSION_COOKIE]);
    expect(await userOf(browser)).toBe(ADA);
  });

  it('keeps at most five logins of one browser, whose cookies fit into a request', async () => {
    const browser = harness.browser();
    for (let tab = 0; tab < 12; tab++) {
      await browser.open(`/bff/login?returnTo=/${'x'.repeat(499)}`);
    }
    expect(browser.cookies.size).toBe(5);
    const header = [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    expect(header.length).toBeLessThan(8000);
  });

  it('accepts the answer of the tenant only from the browser that began the login', async () => {
    const attacker = harness.browser();
    const callback = await attacker.loginAtTenant(BOB, await attacker.open('/bff/login'));
    const victim = harness.browser();
    await victim.open('/bff/login');
    const answer = await victim.open(callback, 'cross-site');
    expect(answer.headers.get('location')).toBe('/?login_error=login_expired');
    expect(victim.cookies.has(SESSION_COOKIE)).toBeFalse();
  });

  it('accepts an answer of the tenant once', async () => {
    const browser = harness.browser();
    const callback = await browser.loginAtTenant(ADA, await browser.open('/bff/login'));
    await browser.open(callback, 'cross-site');
    const again = await browser.open(callback, 'cross-site');
    expect(again.headers.get('location')).toBe('/?login_error=login_expired');
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('refuses a login that took longer than an hour', async () => {
    let now = Date.now();
    const slow = harness.instance({ clock: () => now });
    const browser = new BffBrowser((request) => slow.fetch(request), ORIGIN);
    const callback = await browser.loginAtTenant(ADA, await browser.open('/bff/login'));
    now += 3_601_000;
    const answer = await browser.open(callback, 'cross-site');
    expect(answer.headers.get('location')).toBe('/?login_error=login_expired');
  });

  it('tells the page the error code of the tenant, and nothing else', async () => {
    const browser = harness.browser();
    const location = locationOf(await browser.open('/bff/login?returnTo=/account&prompt=none'));
    const toBff = await browser.atTenant(location);
    const callback = locationOf(toBff);
    expect(callback.searchParams.get('error')).toBe('login_required');
    const answer = await browser.open(callback.pathname + callback.search, 'cross-site');
    expect(answer.headers.get('location')).toBe('/account?login_error=login_required');
    expect(browser.cookies.size).toBe(0);
  });

  it('refuses a code that another login got', async () => {
    const browser = harness.browser();
    const one = await browser.loginAtTenant(ADA, await browser.open('/bff/login'));
    const two = await browser.loginAtTenant(ADA, await browser.open('/bff/login'));
    const mixed = new URL(one, ORIGIN);
    mixed.searchParams.set('code', new URL(two, ORIGIN).searchParams.get('code') ?? '');
    const answer = await browser.open(mixed.pathname + mixed.search, 'cross-site');
    expect(answer.headers.get('location')).toBe('/?login_error=invalid_grant');
    expect(browser.cookies.has(SESSION_COOKIE)).toBeFalse();
  });

  it('gives every login a new session id and ends the session before', async () => {
    const browser = await harness.loggedIn(ADA);
    const before = browser.cookies.get(SESSION_COOKIE)?.value ?? '';
    await browser.login(ADA);
    const after = browser.cookies.get(SESSION_COOKIE)?.value ?? '';
    expect(after).not.toBe(before);
    const old = new BffBrowser((request) => harness.bff.fetch(request), ORIGIN);
    old.cookies.set(SESSION_COOKIE, { value: before, attributes: '' });
    expect(await userOf(old)).toBeUndefined();
  });

  it('takes over no session id that the browser had before the login', async () => {
    const browser = harness.browser();
    const planted = `${'A'.repeat(22)}.${'B'.repeat(43)}`;
    browser.cookies.set(SESSION_COOKIE, { value: planted, attributes: '' });
    await browser.login(ADA);
    expect(browser.cookies.get(SESSION_COOKIE)?.value).not.toBe(planted);
  });
});

function locationOf(response: Response): URL {
  return new URL(response.headers.get('location') ?? 'http://no.location/');
}

async function userOf(browser: BffBrowser): Promise<string | undefined> {
  const body = (await (await browser.send('GET', '/bff/session')).json()) as {
    user: { sub: string } | null;
  };
  return body.user?.sub;
}
