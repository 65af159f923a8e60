import { signingTenant, logoutToken } from '../support/logout-token.ts';
import { ORIGIN, SESSION_COOKIE, startBff, type BffHarness } from '../support/bff-harness.ts';
import { ADA, BOB } from '../support/harness.ts';

describe('a logout of the BFF', () => {
  let harness: BffHarness;
  beforeAll(async () => (harness = await startBff()));
  afterAll(() => harness.close());

  it('by a request ends the session and names where the page has to go', async () => {
    const browser = await harness.loggedIn();
    const cookie = browser.cookies.get(SESSION_COOKIE);
    const answer = await browser.send('POST', '/bff/logout');
    expect(answer.status).toBe(200);
    const url = new URL(((await answer.json()) as { logout_url: string }).logout_url);
    expect(url.origin + url.pathname).toBe(`${harness.tenant.url}/oidc/logout`);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/`);
    expect(url.searchParams.get('logout_hint')).toBeTruthy();
    expect(url.href).not.toContain('eyJ');
    expect(browser.cookies.has(SESSION_COOKIE)).toBeFalse();
    browser.cookies.set(SESSION_COOKIE, cookie!);
    expect((await browser.send('GET', '/bff/me')).status).toBe(401);
  });

  it('by a link of the application goes to the tenant, where the session ends too', async () => {
    const browser = await harness.loggedIn();
    const answer = await browser.open('/bff/logout');
    expect(answer.status).toBe(302);
    expect(browser.cookies.has(SESSION_COOKIE)).toBeFalse();
    const back = await browser.atTenant(new URL(answer.headers.get('location') ?? ''));
    expect(back.headers.get('location')).toBe(`${ORIGIN}/`);
    expect(browser.isLoggedInAtTenant).toBeFalse();
  });

  it('revokes the refresh token', async () => {
    const browser = await harness.loggedIn();
    const revocations = (): number =>
      harness.tenant.requests().filter(({ path }) => path === '/oauth/revoke').length;
    const before = revocations();
    await browser.send('POST', '/bff/logout');
    while (revocations() === before) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(revocations() - before).toBe(1);
  });

  it('ends the session here also when the tenant cannot be reached', async () => {
    const offline = await startBff();
    const browser = await offline.loggedIn();
    const cookie = browser.cookies.get(SESSION_COOKIE)!;
    await offline.tenant.close();
    expect((await browser.send('POST', '/bff/logout')).status).toBe(200);
    browser.cookies.set(SESSION_COOKIE, cookie);
    expect((await browser.send('GET', '/bff/me')).status).toBe(401);
    await offline.bff.close();
  });

  it('without a session still goes to the tenant', async () => {
    const answer = await harness.browser().open('/bff/logout');
    expect(answer.headers.get('location')).toContain(`${harness.tenant.url}/oidc/logout`);
  });
});

describe('POST /bff/backchannel-logout', () => {
  let harness: BffHarness;
  beforeAll(async () => (harness = await startBff()));
  afterAll(() => harness.close());

  it('ends the one session that the token names', async () => {
    const first = await harness.loggedIn(ADA);
    const second = await harness.loggedIn(ADA);
    const sid = first.tenantSessionId;
    const answer = await logOut(await logoutToken(harness.tenant, { sub: ADA, sid }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await first.send('GET', '/bff/me')).status).toBe(401);
    expect((await second.send('GET', '/bff/me')).status).toBe(200);
  });

  it('ends the session of a token that names the session only', async () => {
    const browser = await harness.loggedIn(ADA);
    const sid = browser.tenantSessionId;
    await logOut(await logoutToken(harness.tenant, { sid }));
    expect((await browser.send('GET', '/bff/me')).status).toBe(401);
  });

  it('ends all sessions of a user whom the token names, and no others', async () => {
    const first = await harness.loggedIn(ADA);
    const second = await harness.loggedIn(ADA);
    const bob = await harness.loggedIn(BOB);
    await logOut(await logoutToken(harness.tenant, { sub: ADA }));
    expect((await first.send('GET', '/bff/me')).status).toBe(401);
    expect((await second.send('GET', '/bff/me')).status).toBe(401);
    expect((await bob.send('GET', '/bff/me')).status).toBe(200);
  });

  describe('refuses', () => {
    const refused: Record<string, () => Promise<string>> = {
      'a token of another issuer': () =>
        logoutToken(harness.tenant, { sub: ADA, iss: 'https://evil.example/' }),
      'a token for another application': () =>
        logoutToken(harness.tenant, { sub: ADA, aud: 'spa' }),
      'a token without the event': () => logoutToken(harness.tenant, { sub: ADA, events: null }),
      'a token with another event': () =>
        logoutToken(harness.tenant, { sub: ADA, events: { 'https://evil.example/': {} } }),
      'a token with a nonce': () => logoutToken(harness.tenant, { sub: ADA, nonce: 'n' }),
      'a token without a user and a session': () => logoutToken(harness.tenant, {}),
      'a token without an id': () => logoutToken(harness.tenant, { sub: ADA, jti: null }),
      'an old token': () =>
        logoutToken(harness.tenant, { sub: ADA, iat: Math.floor(Date.now() / 1000) - 700 }),
      'an ID token': () => harness.tenant.mint({ kind: 'id-token', userId: ADA, clientId: 'web' }),
      'a token that another tenant signed': async () => {
        const other = await signingTenant();
        return other.token({ sub: ADA, iss: harness.tenant.issuer });
      },
      'text that is no token': () => Promise.resolve('x'),
    };
    for (const [name, token] of Object.entries(refused)) {
      it(name, async () => {
        const browser = await harness.loggedIn(ADA);
        const answer = await logOut(await token());
        expect(answer.status).toBe(400);
        expect((await browser.send('GET', '/bff/me')).status).toBe(200);
      });
    }

    it('a token that was used before', async () => {
      const token = await logoutToken(harness.tenant, { sub: BOB });
      expect((await logOut(token)).status).toBe(200);
      expect((await logOut(token)).status).toBe(400);
    });

    it('two tokens, other content types, and bodies that are too large', async () => {
      const token = await logoutToken(harness.tenant, { sub: ADA });
      const send = (body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> =>
        harness.bff.fetch(
          new Request(`${ORIGIN}/bff/backchannel-logout`, {
            method: 'POST',
            headers: { 'content-type': type },
            body,
          }),
        );
      const pair = `logout_token=${token}`;
      expect((await send(`${pair}&${pair}`)).status).toBe(400);
      expect((await send(pair, 'text/plain')).status).toBe(400);
      expect((await send(`${pair}&x=${'x'.repeat(20_000)}`)).status).toBe(413);
      expect((await send('')).status).toBe(400);
    });
  });

  function logOut(token: string): Promise<Response> {
    return harness.bff.fetch(
      new Request(`${ORIGIN}/bff/backchannel-logout`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      }),
    );
  }
});
