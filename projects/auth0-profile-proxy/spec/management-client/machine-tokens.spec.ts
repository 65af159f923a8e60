import { memoryStore, type ProxyStore } from '../../src/index.ts';
import { storeKey } from '../../src/contract/proxy-store.ts';
import { seed, startHarness, type Harness } from '../support/harness.ts';

describe('the Management API token of the proxy', () => {
  let harness: Harness;
  let now: number;

  beforeEach(async () => {
    now = Date.now();
    harness = await startHarness({ clock: () => now });
  });
  afterEach(() => harness.close());

  it('is requested once for simultaneous calls', async () => {
    await Promise.all(Array.from({ length: 20 }, () => harness.send('GET', '/healthz')));
    await Promise.all(Array.from({ length: 20 }, () => harness.send('GET', '/me')));
    expect(tokenRequests()).toBe(1);
  });

  it('is requested with only the scopes the routes need', async () => {
    await harness.send('GET', '/me');
    const [request] = harness.tenant.requests().filter(({ path }) => path === '/oauth/token');
    expect(request?.scopeRequested).toBe('create:user_tickets read:users update:users');
  });

  it('is renewed before it expires, while the old one is still used', async () => {
    await harness.send('GET', '/me');
    now += 0.85 * 86_400_000;
    const response = await harness.send('GET', '/me', { token: await freshToken() });
    expect(response.status).toBe(200);
    await requestsReach(2);
    await harness.send('GET', '/me', { token: await freshToken() });
    expect(tokenRequests()).toBe(2);
  });

  it('is requested again after the tenant refuses it', async () => {
    await harness.send('GET', '/me');
    harness.tenant.faults.add({ method: 'GET', path: '/api/v2/users/*', status: 401 });
    expect((await harness.send('GET', '/me')).status).toBe(200);
    expect(tokenRequests()).toBe(2);
  });

  it('is requested a bounded number of times when the tenant refuses every token', async () => {
    harness.tenant.faults.add({ method: 'GET', path: '/api/v2/users/*', status: 401, times: 99 });
    const response = await harness.send('GET', '/me');
    expect(response.status).toBe(503);
    expect(tokenRequests()).toBe(2);
  });

  for (const [name, act, fault] of [
    ['wrong credentials and /readyz', readiness, { status: 401 }],
    ['an application without a grant and /readyz', readiness, { status: 403 }],
    ['a failing token endpoint and /readyz', readiness, { status: 500 }],
    ['a token endpoint that drops connections and /readyz', readiness, { kind: 'drop' }],
    ['wrong credentials and GET /me', profile, { status: 401 }],
  ] as const) {
    it(`is requested once for many requests with ${name}, until Retry-After has passed`, async () => {
      harness.tenant.faults.add({ path: '/oauth/token', ...fault, times: 99 });
      for (let request = 0; request < 20; request++) {
        expect((await act()).status).toBe(503);
      }
      await Promise.all(Array.from({ length: 20 }, act));
      expect(tokenRequests()).toBe(1);
      now += 30_001;
      await act();
      expect(tokenRequests()).toBe(2);
    });
  }

  it('is not requested by each call while its renewal fails', async () => {
    await harness.send('GET', '/me');
    now += 0.85 * 86_400_000;
    harness.tenant.faults.add({ path: '/oauth/token', status: 500, times: 99 });
    for (let request = 0; request < 5; request++) {
      const response = await harness.send('GET', '/me', { token: await freshToken() });
      expect(response.status).toBe(200);
      await requestsReach(2);
    }
    expect(tokenRequests()).toBe(2);
  });

  function readiness(): Promise<Response> {
    return harness.send('GET', '/readyz', { token: '' });
  }

  function profile(): Promise<Response> {
    return harness.send('GET', '/me');
  }

  it('is encrypted in the store', async () => {
    const seen: string[] = [];
    const store = memoryStore();
    const listening: ProxyStore = {
      ...store,
      set: (key, value, ttlMs) => (seen.push(value), store.set(key, value, ttlMs)),
    };
    const other = await startHarness({ store: listening });
    await other.send('GET', '/me');
    expect(seen.length).toBe(1);
    expect(seen.join()).not.toContain('eyJ');
    await other.close();
  });

  it('is shared by instances with one store', async () => {
    const store = memoryStore();
    const one = await startHarness({ store });
    const port = one.tenant.port;
    await one.send('GET', '/me');
    await one.tenant.close();
    // The second instance finds the token: the tenant it could ask is not there.
    const two = await startHarness({ store }, { port, ...seed() });
    expect((await two.send('GET', '/me', { token: await one.mint() })).status).toBe(200);
    expect(two.tenant.requests().filter(({ path }) => path === '/oauth/token').length).toBe(0);
    await two.close();
  });

  it('is not requested when another instance stores one between the read and the lock', async () => {
    const store = memoryStore();
    const other = await startHarness({ store });
    let overtaken = false;
    const slow: ProxyStore = {
      ...store,
      async get(key) {
        const found = await store.get(key);
        if (key === 'machine-token' && !overtaken) {
          overtaken = true;
          await other.send('GET', '/me');
        }
        return found;
      },
    };
    const domain = other.tenant.url;
    const one = await startHarness({ store: slow, domain });
    expect((await one.send('GET', '/me', { token: await other.mint() })).status).toBe(200);
    const asked = other.tenant.requests().filter(({ path }) => path === '/oauth/token');
    expect(asked.length).toBe(1);
    await Promise.all([one.close(), other.close()]);
  });

  it('is taken from the instance that is already requesting it', async () => {
    const store = memoryStore();
    const other = await startHarness({ store });
    await store.add(storeKey('machine-token-lock', 'proxy'), 'another instance', 200);
    const started = Date.now();
    expect((await other.send('GET', '/me')).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(150);
    await other.close();
  });

  function tokenRequests(): number {
    return harness.tenant.requests().filter(({ path }) => path === '/oauth/token').length;
  }

  function freshToken(): Promise<string> {
    return harness.mint({ expiresInSeconds: 10 * 86_400 });
  }

  /** The renewal runs in the background: waits until its request has reached the tenant. */
  async function requestsReach(count: number): Promise<void> {
    while (tokenRequests() < count) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
});
