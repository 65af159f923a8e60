import { memoryStore, type ProfileProxyOptions } from '../../src/index.ts';
import { MachineTokens } from '../../src/management-client/machine-tokens.ts';
import { requestMachineToken } from '../../src/management-client/request-machine-token.ts';
import { resolveOptions } from '../../src/options/resolve-options.ts';
import { Problem } from '../../src/problem/problem.ts';
import { rejectionOf } from '../support/problem-of.ts';
import { startScriptedTenant, type ScriptedTenant } from '../support/scripted-tenant.ts';

const HOUR_MS = 3_600_000;

describe('MachineTokens', () => {
  let tenant: ScriptedTenant;
  let now: number;
  let sources: string[];
  let store: ReturnType<typeof memoryStore>;
  let tokens: MachineTokens;
  beforeEach(async () => {
    tenant = await startScriptedTenant();
    now = 1_000_000;
    sources = [];
    store = memoryStore(() => now);
    tokens = create();
    let count = 0;
    tenant.token = [
      ...Array.from({ length: 20 }, () => ({
        body: { access_token: `token-${++count}`, expires_in: 3600 },
      })),
    ];
  });
  afterEach(() => tenant.close());

  it('sends the client credentials as a form, with the audience of the Management API', async () => {
    await tokens.get();
    const { headers, body } = tenant.received[0]!;
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'client_credentials',
      audience: `${tenant.url}/api/v2/`,
      scope: 'create:user_tickets read:users update:users',
      client_id: 'machine',
      client_secret: 'secret',
    });
  });

  it('without routes › requests no scope', async () => {
    tokens = create({
      routes: Object.fromEntries(
        [
          ...['read-profile', 'update-profile', 'change-email', 'send-verification-email'],
          ...['create-password-ticket', 'link-identity', 'unlink-identity', 'search-users'],
          ...['read-user', 'update-user'],
        ].map((name) => [name, false]),
      ),
    });
    await tokens.get();
    expect(new URLSearchParams(tenant.received[0]?.body).has('scope')).toBeFalse();
  });

  it('returns the same token until ten seconds before its end', async () => {
    expect(await tokens.get()).toBe('token-1');
    now += HOUR_MS * 0.8 - 1;
    expect(await tokens.get()).toBe('token-1');
    expect(tenant.received.length).toBe(1);
    expect(sources).toEqual(['tenant']);
  });

  it('is kept in the store until it expires, and not read from there again', async () => {
    const get = spyOn(store, 'get').and.callThrough();
    const set = spyOn(store, 'set').and.callThrough();
    await tokens.get();
    expect(set.calls.allArgs().map(([, , ttlMs]) => ttlMs)).toEqual([HOUR_MS]);
    const reads = get.calls.count();
    now += HOUR_MS * 0.8 - 1;
    await tokens.get();
    expect(get.calls.count()).toBe(reads);
  });

  it('after four fifths of its time › returns it, and requests the next one', async () => {
    await tokens.get();
    now += HOUR_MS * 0.8;
    expect(await tokens.get()).toBe('token-1');
    await settled(() => tenant.received.length === 2);
    await settled(async () => (await tokens.get()) === 'token-2');
    expect(tenant.received.length).toBe(2);
  });

  it('ten seconds before its end › waits for the next one', async () => {
    await tokens.get();
    now += HOUR_MS - 10_000;
    expect(await tokens.get()).toBe('token-2');
  });

  it('is read from the store by another instance, until it needs renewal', async () => {
    await tokens.get();
    sources = [];
    expect(await create().get()).toBe('token-1');
    expect(sources).toEqual(['store']);
    now += HOUR_MS * 0.8;
    expect(await create().get()).toBe('token-2');
  });

  it('that another secret encrypted › is requested again', async () => {
    await tokens.get();
    expect(await create({ clientSecret: 'another' }).get()).toBe('token-2');
  });

  it('when another instance requests one for longer than fifteen seconds › tells when to try again', async () => {
    await store.set('machine-token-lock:proxy', 'another instance', HOUR_MS);
    let attempts = 0;
    tokens = create({
      store: {
        ...store,
        add: (...parameters) => {
          attempts += 1;
          now += 5000;
          return store.add(...parameters);
        },
      },
    });
    const problem = await rejectionOf(tokens.get());
    expect(problem.code).toBe('upstream-unavailable');
    expect(problem.facts.retryAfterSeconds).toBe(5);
    expect(problem.facts.operatorDetail).toContain('Another instance');
    expect(attempts).toBe(4);
    expect(tenant.received).toEqual([]);
    expect(await store.get('machine-token-lock:proxy')).toBe('another instance');
  });

  describe('when the tenant has refused a token', () => {
    it('requests another one, also for the other instances', async () => {
      await tokens.invalidate(await tokens.get());
      expect(await create().get()).toBe('token-2');
      expect(await tokens.get()).toBe('token-2');
    });

    it('keeps a token that has replaced it since', async () => {
      const other = create();
      await other.get();
      await tokens.get();
      await other.invalidate('token-1');
      expect(await other.get()).toBe('token-2');
      await tokens.invalidate('token-0');
      expect(await tokens.get()).toBe('token-1');
      await tokens.invalidate('token-1');
      expect(await create().get()).toBe('token-2');
    });

    it('keeps one that an instance with another secret has stored since', async () => {
      const value = await tokens.get();
      const other = create({ clientSecret: 'another' });
      await other.get();
      await tokens.invalidate(value);
      expect(await create({ clientSecret: 'another' }).get()).toBe('token-2');
    });

    it('without a stored token › does nothing', async () => {
      await expectAsync(tokens.invalidate('token-0')).toBeResolved();
      const value = await tokens.get();
      now += 2 * HOUR_MS;
      await expectAsync(tokens.invalidate(value)).toBeResolved();
    });
  });

  for (const [what, answer, seconds, detail] of [
    ['400', { status: 400 }, 30, 'answered 400 to the client credentials. Check client id'],
    [
      '401',
      { status: 401, body: { error: 'access_denied' } },
      30,
      'answered 401 (access_denied) to',
    ],
    ['an odd code', { status: 403, body: { error: 'Bad Code' } }, 30, 'answered 403 to the'],
    [
      'a code with an odd end',
      { status: 403, body: { error: 'code!' } },
      30,
      'answered 403 to the',
    ],
    [
      'a code with an odd start',
      { status: 403, body: { error: '!code' } },
      30,
      'answered 403 to the',
    ],
    ['a code of 41 letters', { status: 403, body: { error: 'a'.repeat(41) } }, 30, '403 to the'],
    ['a code that is no text', { status: 403, body: { error: ['x'] } }, 30, 'answered 403 to the'],
    ['429', { status: 429 }, 5, 'answered 429 to the client credentials. Try again later.'],
    ['500', { status: 500 }, 5, 'answered 500 to the client credentials. Try again later.'],
    ['502', { status: 502, body: 'x' }, 5, 'answered 502 to the client credentials. Try again'],
    ['a redirect', { status: 302 }, 5, 'answered 302 to the client credentials. Try again later.'],
    ['no token', { body: { expires_in: 60 } }, 5, 'answered without a token'],
    ['no time', { body: { access_token: 'a' } }, 5, 'answered without a token'],
    ['no JSON', { body: 'x' }, 5, 'answered without a token'],
    ['null', { body: 'null' }, 5, 'answered without a token'],
    ['a dropped connection', { drop: true }, 5, 'cannot be reached'],
  ] as const) {
    it(`when the token endpoint answers ${what} › tells the operator, and asks again after ${seconds} s only`, async () => {
      tenant.token = [answer];
      const problem = await rejectionOf(tokens.get());
      expect(problem.message).toBe('The service is not available at the moment. Try again later.');
      expect(problem.facts.operatorDetail).toContain(detail);
      expect(problem.facts.retryAfterSeconds).toBe(seconds);
      expect(problem.cause !== undefined).toBe('drop' in answer);
      now += seconds * 1000 - 1;
      await rejectionOf(tokens.get());
      expect(tenant.received.length).toBe(1);
      now += 1;
      await rejectionOf(tokens.get());
      expect(tenant.received.length).toBe(2);
    });
  }

  it('when a renewal fails › uses the token, and asks again later', async () => {
    await tokens.get();
    now += HOUR_MS * 0.8;
    tenant.token = [{ status: 500 }];
    await tokens.get();
    await settled(() => tenant.received.length === 2);
    now += 4000;
    expect(await tokens.get()).toBe('token-1');
    expect(tenant.received.length).toBe(2);
  });

  it('when the store fails › is not answered from memory afterwards', async () => {
    const down = new Problem('store-unavailable', 'Redis cannot be reached.', {
      retryAfterSeconds: 60,
    });
    let failing = true;
    tokens = create({
      store: { ...store, get: (key) => (failing ? Promise.reject(down) : store.get(key)) },
    });
    await expectAsync(tokens.get()).toBeRejectedWith(down);
    failing = false;
    expect(await tokens.get()).toBe('token-1');
  });

  for (const [what, scope, scopes] of [
    ['that the tenant granted', 'read:users update:users', ['read:users', 'update:users']],
    ['that were requested, when the tenant names none', undefined, ['read:users']],
  ] as const) {
    it(`has the scopes ${what}`, async () => {
      tenant.token = [{ body: { access_token: 'a', expires_in: 60, scope } }];
      const options = resolveOptions(required());
      const authenticate = (): Promise<Record<string, string>> => Promise.resolve({});
      const token = await requestMachineToken(options, authenticate, ['read:users']);
      expect(token.scopes).toEqual([...scopes]);
    });
  }

  function required(): ProfileProxyOptions {
    return {
      domain: tenant.url,
      audience: 'https://profile-proxy.example/',
      clientId: 'machine',
      clientSecret: 'secret',
    };
  }

  function create(options: Partial<ProfileProxyOptions> = {}): MachineTokens {
    return new MachineTokens(
      resolveOptions({
        ...required(),
        clock: () => now,
        store,
        metrics: {
          request: () => undefined,
          upstream: () => undefined,
          machineToken: ({ source }) => void sources.push(source),
          breaker: () => undefined,
        },
        ...options,
      }),
    );
  }
});

/** Waits for a renewal that runs in the background. */
async function settled(isDone: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isDone())) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
