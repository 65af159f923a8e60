import { memoryStore, type ProfileBff, type ProxyStore } from '../../src/index.ts';
import { BffBrowser } from '../support/bff-browser.ts';
import {
  bffSeed,
  ORDERS,
  ORIGIN,
  SESSION_COOKIE,
  startBff,
  type BffHarness,
} from '../support/bff-harness.ts';
import { Problem } from '../../src/problem/problem.ts';
import { startEchoApi, type EchoApi } from '../support/echo-api.ts';
import { ADA } from '../support/harness.ts';

/** Longer than an access token of the emulator lives. */
const TWO_DAYS = 2 * 86_400_000;

const SESSION = { idleSeconds: 30 * 86_400, absoluteSeconds: 60 * 86_400 };

describe('a refresh of the tokens of a session', () => {
  let api: EchoApi;
  let harness: BffHarness;
  let now: number;
  /** What the next request to the token endpoint meets; the request is carried out unless it throws. */
  let before: (() => void | Promise<void>) | undefined;
  let after: (() => void | Promise<void>) | undefined;
  let storeFails: (method: string, key: string) => boolean;

  beforeAll(async () => (api = await startEchoApi()));
  afterAll(() => api.close());
  beforeEach(() => {
    now = Date.now();
    before = undefined;
    after = undefined;
    storeFails = () => false;
  });
  afterEach(() => harness.close());

  it('happens once for requests at the same time, on two instances', async () => {
    const [first, second] = await twoInstances();
    now += TWO_DAYS;
    const counted = refreshes();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => orders(index % 2 ? first : second)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(refreshes() - counted).toBe(1);
    expectNoReuse();
  });

  it('uses each refresh token of a tenant that rotates them once', async () => {
    const [first, second] = await twoInstances();
    for (let round = 0; round < 6; round++) {
      now += TWO_DAYS;
      expect((await orders(round % 2 ? first : second)).status).toBe(200);
    }
    expect(refreshes()).toBe(7);
    expectNoReuse();
  });

  for (const status of [500, 503]) {
    it(`that the tenant answers with ${status} leaves the session as it is`, async () => {
      const [browser] = await twoInstances();
      now += TWO_DAYS;
      harness.tenant.faults.add({ kind: 'status', path: '/oauth/token', status });
      expect((await orders(browser)).status).toBe(503);
      expect((await orders(browser)).status).toBe(200);
      expectNoReuse();
    });
  }

  it('that the rate limit of the tenant refuses leaves the session as it is', async () => {
    const [browser] = await twoInstances();
    now += TWO_DAYS;
    harness.tenant.faults.add({ kind: 'rate-limit', path: '/oauth/token' });
    expect((await orders(browser)).status).toBe(503);
    expect((await orders(browser)).status).toBe(200);
  });

  it('that never reached the tenant is repeated', async () => {
    const [browser] = await twoInstances();
    now += TWO_DAYS;
    before = () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      });
    };
    expect((await orders(browser)).status).toBe(503);
    before = undefined;
    expect((await orders(browser)).status).toBe(200);
  });

  it('that the tenant refuses with invalid_grant ends the session', async () => {
    const [browser] = await twoInstances();
    harness.tenant.revokeRefreshTokens(ADA);
    now += TWO_DAYS;
    const answer = await orders(browser);
    expect(await codeOf(answer)).toBe('no-session');
    expect((await browser.send('GET', '/bff/me')).status).toBe(401);
  });

  it('that the tenant refuses for another reason leaves the session', async () => {
    const [browser] = await twoInstances();
    now += TWO_DAYS;
    harness.tenant.faults.add({ name: 'mfa_required' });
    const answer = await orders(browser);
    expect(await codeOf(answer)).toBe('login-required');
    expect((await browser.send('GET', '/bff/me')).status).toBe(200);
    expect((await orders(browser)).status).toBe(200);
  });

  it('that the tenant refuses for the credentials of the application leaves the session', async () => {
    const [browser] = await twoInstances();
    const body = { error: 'invalid_client', error_description: 'secret-of-somebody' };
    now += TWO_DAYS;
    harness.tenant.faults.add({ kind: 'status', path: '/oauth/token', status: 401, body });
    const answer = await orders(browser);
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('secret-of-somebody');
    expect(harness.log.join('')).not.toContain('secret-of-somebody');
    expect((await orders(browser)).status).toBe(200);
  });

  describe('whose answer was lost', () => {
    it('is not repeated with a token that may have been used', async () => {
      const [browser] = await twoInstances();
      await loseAnswer(browser);
      const counted = refreshes();
      expect((await orders(browser)).status).toBe(503);
      now += 61_000;
      const answer = await orders(browser);
      expect(await codeOf(answer)).toBe('login-required');
      expect(refreshes()).toBe(counted);
      expect((await browser.send('GET', '/bff/me')).status).toBe(200);
      expectNoReuse();
    });

    it('is followed by a login that needs no new session', async () => {
      const [browser] = await twoInstances();
      await loseAnswer(browser);
      now += 61_000;
      await orders(browser);
      await browser.login(ADA, '?api=orders');
      expect((await orders(browser)).status).toBe(200);
    });

    it('is repeated within the overlap period of the tenant', async () => {
      const [browser] = await twoInstances({ rotationOverlapSeconds: 30 }, { leeway: 60 });
      await loseAnswer(browser);
      now += 20_000;
      expect((await orders(browser)).status).toBe(200);
      expectNoReuse();
    });

    it('is repeated where the tenant does not rotate refresh tokens', async () => {
      const [browser] = await twoInstances({}, { rotation_type: 'non-rotating' });
      await loseAnswer(browser);
      now += 120_000;
      expect((await orders(browser)).status).toBe(200);
    });
  });

  it('keeps new tokens until the store can be reached again', async () => {
    const [browser, other] = await twoInstances();
    now += TWO_DAYS;
    let failures = 0;
    after = () => {
      storeFails = (method, key) => {
        const fails = method === 'replace' && key.startsWith('session:') && failures < 5;
        failures += fails ? 1 : 0;
        return fails;
      };
    };
    expect((await orders(browser)).status).toBe(200);
    expect(failures).toBe(5);
    now += TWO_DAYS;
    expect((await orders(other)).status).toBe(200);
    expectNoReuse();
  });

  it('sends nothing while the store cannot be reached', async () => {
    const [browser] = await twoInstances();
    now += TWO_DAYS;
    const counted = refreshes();
    storeFails = (method, key) => method === 'replace' && key.startsWith('session:');
    expect((await orders(browser)).status).toBe(503);
    expect(refreshes()).toBe(counted);
    storeFails = () => false;
    expect((await orders(browser)).status).toBe(200);
  });

  it('is answered with 503 and not with a logout while the store cannot be reached', async () => {
    const [browser] = await twoInstances();
    storeFails = () => true;
    for (const path of ['/bff/session', '/bff/me', '/bff/api/orders/orders']) {
      const answer = await browser.send('GET', path);
      expect(answer.status).withContext(path).toBe(503);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    storeFails = () => false;
    expect((await browser.send('GET', '/bff/me')).status).toBe(200);
  });

  /** A browser with a session and tokens, and the same browser at another instance. */
  async function twoInstances(
    login: { rotationOverlapSeconds?: number } = {},
    refreshToken: Parameters<typeof bffSeed>[0] = {},
  ): Promise<[BffBrowser, BffBrowser]> {
    harness = await startBff(
      {
        store: failingStore(),
        clock: () => now,
        session: SESSION,
        login,
        apis: {
          orders: {
            url: api.url,
            audience: ORDERS,
            routes: [{ method: 'GET', path: '/orders', scopes: ['read:orders'] }],
          },
        },
        fetch: async (input, init) => {
          const isToken = new Request(input, init).url.endsWith('/oauth/token');
          if (isToken) {
            await before?.();
          }
          const response = await fetch(input, init);
          if (isToken) {
            await after?.();
          }
          return response;
        },
      },
      bffSeed(refreshToken),
    );
    const browser = await harness.loggedIn();
    expect((await orders(browser)).status).toBe(200);
    return [browser, browserAt(harness.instance(), browser)];
  }

  /** The tenant carries out a refresh, and its answer does not arrive. */
  async function loseAnswer(browser: BffBrowser): Promise<void> {
    now += TWO_DAYS;
    after = () => {
      after = undefined;
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      });
    };
    expect((await orders(browser)).status).toBe(503);
  }

  function failingStore(): ProxyStore {
    const store = memoryStore();
    return new Proxy(store, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') {
          return method;
        }
        return (...values: unknown[]) =>
          storeFails(String(name), String(values[0]))
            ? Promise.reject(storeUnavailable())
            : (Reflect.apply(method, target, values) as unknown);
      },
    });
  }

  function refreshes(): number {
    return harness.tenant.requests().filter(({ grantType }) => grantType === 'refresh_token')
      .length;
  }

  /** A reuse would have revoked the tokens, so that every later refresh is refused. */
  function expectNoReuse(): void {
    const refused = harness.tenant
      .requests()
      .filter(({ grantType, status }) => grantType === 'refresh_token' && status === 403);
    expect(refused).toEqual([]);
  }
});

function browserAt(instance: ProfileBff, browser: BffBrowser): BffBrowser {
  const other = new BffBrowser((request) => instance.fetch(request), ORIGIN);
  other.cookies.set(SESSION_COOKIE, browser.cookies.get(SESSION_COOKIE)!);
  return other;
}

function orders(browser: BffBrowser): Promise<Response> {
  return browser.send('GET', '/bff/api/orders/orders');
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { code: string }).code;
}

function storeUnavailable(): Problem {
  return new Problem('store-unavailable', 'The store of the test cannot be reached.');
}
