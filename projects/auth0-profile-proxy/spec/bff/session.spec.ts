import { memoryStore, type ProxyStore } from '../../src/index.ts';
import { BffBrowser } from '../support/bff-browser.ts';
import {
  ORIGIN,
  PROFILE_API,
  SESSION_COOKIE,
  startBff,
  type BffHarness,
} from '../support/bff-harness.ts';
import { ADA, BOB } from '../support/harness.ts';

interface SessionBody {
  readonly user: Readonly<Record<string, unknown>> | null;
  readonly scopes: readonly string[];
  readonly expires_at: string;
  readonly idle_expires_at: string;
}

const HOUR = 3_600_000;

describe('a session of the BFF', () => {
  let harness: BffHarness;
  let now = Date.now();
  const store = recordingStore();
  beforeAll(async () => {
    harness = await startBff({ store, clock: () => now });
  });
  beforeEach(() => (now = Date.now()));
  afterAll(() => harness.close());

  describe('GET /bff/session', () => {
    it('shows the user, the ends of the session and the scopes', async () => {
      const body = await sessionOf(await harness.loggedIn());
      expect(body.user).toEqual(jasmine.objectContaining({ sub: ADA, name: 'Ada' }));
      expect(body.scopes).toContain('update:profile');
      expect(Date.parse(body.expires_at)).toBe(now + 72 * HOUR);
      expect(Date.parse(body.idle_expires_at)).toBe(now + 24 * HOUR);
    });

    it('answers without a session that there is no user', async () => {
      const answer = await harness.browser().send('GET', '/bff/session');
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ user: null });
    });

    it('never shows a token or a claim about the login', async () => {
      const text = JSON.stringify(await sessionOf(await harness.loggedIn()));
      expect(text).not.toContain('eyJ');
      for (const claim of ['nonce', 'sid', 'aud', 'iss', 'token']) {
        expect(text).not.toContain(`"${claim}"`);
      }
    });

    it('does not keep a session alive', async () => {
      const browser = await harness.loggedIn();
      for (let hour = 0; hour < 23; hour++) {
        now += HOUR;
        await sessionOf(browser);
      }
      now += HOUR;
      expect((await sessionOf(browser)).user).toBeNull();
    });

    it('removes the cookie of a session that has ended', async () => {
      const browser = await harness.loggedIn();
      now += 100 * HOUR;
      await sessionOf(browser);
      expect(browser.cookies.has(SESSION_COOKIE)).toBeFalse();
    });
  });

  it('ends when it was not used for the idle time', async () => {
    const browser = await harness.loggedIn();
    now += 23 * HOUR;
    expect((await browser.send('GET', '/bff/me')).status).toBe(200);
    now += 23 * HOUR;
    expect((await browser.send('GET', '/bff/me')).status).toBe(200);
    now += 24 * HOUR;
    expect(await problemOf(browser)).toBe('no-session');
  });

  it('ends after the absolute time although it is used', async () => {
    const browser = await harness.loggedIn();
    for (let hour = 0; hour < 71; hour++) {
      now += HOUR;
      expect((await browser.send('GET', '/bff/me')).status).toBe(200);
    }
    now += HOUR;
    expect(await problemOf(browser)).toBe('no-session');
  });

  it('is encrypted in the store, which has no id that could be sent as a cookie', async () => {
    store.written.clear();
    const browser = await harness.loggedIn();
    const id = browser.cookies.get(SESSION_COOKIE)?.value ?? '';
    const written = JSON.stringify([...store.written]);
    expect(store.written.size).toBeGreaterThan(1);
    expect(written).not.toContain(id.split('.')[1] ?? '');
    for (const secret of ['eyJ', 'ada@example.com', ADA, encodeURIComponent(ADA), 'refresh']) {
      expect(written).withContext(secret).not.toContain(secret);
    }
  });

  it('is not found under a key another session was stored with', async () => {
    const ada = await harness.loggedIn(ADA);
    const keysOfAda = [...store.written].filter(([key]) => key.startsWith('session:'));
    const bob = await harness.loggedIn(BOB);
    const keyOfBob = [...store.written.keys()].filter((key) => key.startsWith('session:')).at(-1);
    await store.set(keyOfBob ?? '', keysOfAda.at(-1)?.[1] ?? '', HOUR);
    expect((await sessionOf(bob)).user).toBeNull();
    expect((await sessionOf(ada)).user?.['sub']).toBe(ADA);
  });

  it('is not chosen when two cookies claim to be it', async () => {
    const browser = await harness.loggedIn();
    const id = browser.cookies.get(SESSION_COOKIE)?.value ?? '';
    const cookie = `${SESSION_COOKIE}=${id}; ${SESSION_COOKIE}=${id}`;
    const answer = await harness.browser().send('GET', '/bff/me', { headers: { cookie } });
    expect(answer.status).toBe(401);
  });

  for (const value of ['', '.', 'x', `${'A'.repeat(22)}.${'B'.repeat(43)}`, '__proto__', '../x']) {
    it(`is not found by the id ${JSON.stringify(value.slice(0, 12))}`, async () => {
      const browser = harness.browser();
      browser.cookies.set(SESSION_COOKIE, { value, attributes: '' });
      expect(await problemOf(browser)).toBe('no-session');
    });
  }

  it('ends the oldest of more than fifty sessions of one user', async () => {
    const first = await harness.loggedIn(BOB);
    for (let count = 0; count < 50; count++) {
      await harness.loggedIn(BOB);
    }
    expect((await sessionOf(first)).user).toBeNull();
  });

  it('is read by another instance with the same store and credentials', async () => {
    const other = harness.instance();
    const browser = await harness.loggedIn();
    const there = new BffBrowser((request) => other.fetch(request), ORIGIN);
    there.cookies.set(SESSION_COOKIE, browser.cookies.get(SESSION_COOKIE)!);
    expect((await sessionOf(there)).user?.['sub']).toBe(ADA);
  });

  it('cannot be read with another encryption secret', async () => {
    const other = harness.instance({ encryptionSecret: 'x'.repeat(32) });
    const browser = await harness.loggedIn();
    const there = new BffBrowser((request) => other.fetch(request), ORIGIN);
    there.cookies.set(SESSION_COOKIE, browser.cookies.get(SESSION_COOKIE)!);
    expect((await sessionOf(there)).user).toBeNull();
  });
});

describe('the profile routes with a session', () => {
  it('read and change the profile of the user of the session', async () => {
    const harness = await startBff();
    const browser = await harness.loggedIn(BOB);
    const answer = await browser.send('PATCH', '/bff/me', {
      body: { name: 'Robert', user_metadata: { theme: 'dark' } },
    });
    expect(answer.status).toBe(200);
    expect(harness.tenant.users.get(BOB)).toEqual(
      jasmine.objectContaining({ name: 'Robert', user_metadata: { theme: 'dark' } }),
    );
    expect(harness.tenant.users.get(ADA)?.name).toBe('Ada');
    await harness.close();
  });

  it('accept no access token', async () => {
    const harness = await startBff({ audience: PROFILE_API });
    const token = await harness.tenant.mint({
      userId: ADA,
      clientId: 'web',
      audience: PROFILE_API,
      scope: 'read:profile',
    });
    const headers = { authorization: `Bearer ${token}` };
    const answer = await harness.browser().send('GET', '/bff/me', { headers });
    expect(answer.status).toBe(401);
    await harness.close();
  });

  it('refuse a request that is meant for another user', async () => {
    const harness = await startBff();
    const browser = await harness.loggedIn(BOB);
    const headers = { 'profile-user': ADA };
    expect((await browser.send('GET', '/bff/me', { headers })).status).toBe(412);
    await harness.close();
  });

  it('are closed for administrators without an API of the tenant', async () => {
    const harness = await startBff();
    const browser = await harness.loggedIn(BOB);
    const answer = await browser.send('GET', `/bff/users/${encodeURIComponent(ADA)}`);
    expect(answer.status).toBe(403);
    expect(((await answer.json()) as { login_url?: string }).login_url).toBeUndefined();
    await harness.close();
  });

  it('name the login that grants a missing scope', async () => {
    const harness = await startBff({ audience: PROFILE_API, routes: { 'delete-account': true } });
    const browser = await harness.loggedIn(BOB);
    const answer = await browser.send('DELETE', '/bff/me');
    expect(answer.status).toBe(403);
    const problem = (await answer.json()) as { code: string; login_url: string };
    expect(problem.code).toBe('missing-scope');
    expect(problem.login_url).toBe('/bff/login?scope=delete%3Aprofile');
    await browser.login(BOB, problem.login_url.slice('/bff/login'.length));
    expect((await browser.send('DELETE', '/bff/me')).status).toBe(204);
    expect(harness.tenant.users.get(BOB)).toBeUndefined();
    expect(harness.tenant.users.get(ADA)).toBeDefined();
    await harness.close();
  });

  it('are documented with the session in the place of an access token', async () => {
    const harness = await startBff();
    const answer = await harness.browser().send('GET', '/bff/openapi.json');
    const document = (await answer.json()) as {
      components: { securitySchemes: Record<string, { name?: string }> };
    };
    expect(Object.keys(document.components.securitySchemes)).toEqual(['session']);
    expect(document.components.securitySchemes['session']?.name).toBe(SESSION_COOKIE);
    await harness.close();
  });
});

async function sessionOf(browser: BffBrowser): Promise<SessionBody> {
  return (await (await browser.send('GET', '/bff/session')).json()) as SessionBody;
}

async function problemOf(browser: BffBrowser): Promise<string> {
  return ((await (await browser.send('GET', '/bff/me')).json()) as { code: string }).code;
}

function recordingStore(): ProxyStore & { readonly written: Map<string, string> } {
  const store = memoryStore();
  const written = new Map<string, string>();
  return {
    ...store,
    written,
    set(key, value, ttlMs) {
      written.set(key, value);
      return store.set(key, value, ttlMs);
    },
    add(key, value, ttlMs) {
      written.set(key, value);
      return store.add(key, value, ttlMs);
    },
    replace(key, expected, value, ttlMs) {
      written.set(key, value);
      return store.replace(key, expected, value, ttlMs);
    },
  };
}
