import type { ProfileProxyOptions, ProxyMetrics } from '../../src/index.ts';
import { memoryStore, routeDefaults, type RouteName } from '../../src/index.ts';
import { ManagedUsers } from '../../src/management-client/managed-users.ts';
import { ManagementClient } from '../../src/management-client/management-client.ts';
import { requiredManagementScopes } from '../../src/management-client/required-scopes.ts';
import { UpstreamRefusal } from '../../src/management-client/upstream-refusal.ts';
import { resolveOptions } from '../../src/options/resolve-options.ts';
import { Problem } from '../../src/problem/problem.ts';
import { rejectionOf } from '../support/problem-of.ts';
import { startScriptedTenant, type ScriptedTenant } from '../support/scripted-tenant.ts';

describe('ManagementClient', () => {
  let tenant: ScriptedTenant;
  let now: number;
  let seen: Parameters<ProxyMetrics['upstream']>[0][];
  let client: ManagementClient;
  let users: ManagedUsers;
  beforeEach(async () => {
    tenant = await startScriptedTenant();
    now = Date.now();
    seen = [];
    create({});
  });
  afterEach(() => tenant.close());

  describe('by ManagedUsers', () => {
    for (const [what, call, expected] of [
      [
        'reads the visible attributes of a user',
        () => users.read('auth0|ada/..', context()),
        'GET /api/v2/users/auth0%7Cada%2F..?fields=name%2Cuser_id%2Cidentities%2Cupdated_at&include_fields=true ',
      ],
      [
        'updates a user',
        () => users.update('auth0|ada', { name: 'A' }, context()),
        'PATCH /api/v2/users/auth0%7Cada {"name":"A"}',
      ],
      [
        'deletes a user',
        () => users.delete('auth0|ada', context()),
        'DELETE /api/v2/users/auth0%7Cada ',
      ],
      [
        'finds users by their address',
        () => users.findByEmail('a+b@c.de', context()),
        'GET /api/v2/users-by-email?email=a%2Bb%40c.de&fields=name%2Cuser_id%2Cidentities%2Cupdated_at&include_fields=true ',
      ],
      [
        'requests a verification message',
        () => users.sendVerificationEmail('auth0|ada', context()),
        'POST /api/v2/jobs/verification-email {"user_id":"auth0|ada"}',
      ],
      [
        'creates a ticket without a result page',
        () => users.createPasswordTicket({ userId: 'auth0|ada', resultUrl: undefined }, context()),
        'POST /api/v2/tickets/password-change {"user_id":"auth0|ada","ttl_sec":900,"mark_email_as_verified":false}',
      ],
      [
        'creates a ticket with a result page',
        () =>
          users.createPasswordTicket({ userId: 'auth0|ada', resultUrl: 'https://x/' }, context()),
        'POST /api/v2/tickets/password-change {"user_id":"auth0|ada","ttl_sec":900,"mark_email_as_verified":false,"result_url":"https://x/"}',
      ],
      [
        'links an account',
        () => users.linkIdentity('auth0|ada', { provider: 'p', userId: '1' }, context()),
        'POST /api/v2/users/auth0%7Cada/identities {"provider":"p","user_id":"1"}',
      ],
      [
        'unlinks an account',
        () => users.unlinkIdentity('auth0|ada', { provider: 'p', userId: '1/2' }, context()),
        'DELETE /api/v2/users/auth0%7Cada/identities/p/1%2F2 ',
      ],
    ] as const) {
      it(what, async () => {
        await call();
        const { method, target, body, headers } = calls().at(-1)!;
        expect(`${method} ${target} ${body}`).toBe(expected);
        expect(headers['authorization']).toBe('Bearer machine-token');
        expect(headers['accept']).toBe('application/json');
        expect(headers['content-type'] === 'application/json').toBe(body !== '');
      });
    }
  });

  it('returns nothing for a 204, and does not parse it', async () => {
    tenant.api = [{ status: 204 }];
    expect(await call('DELETE')).toBeUndefined();
  });

  for (const [status, code, retryAfter] of [
    [400, 'upstream-refused', undefined],
    [401, 'upstream-unavailable', 60],
    [403, 'upstream-unavailable', 60],
    [404, 'not-found', undefined],
    [409, 'conflict', undefined],
    [422, 'upstream-refused', undefined],
  ] as const) {
    it(`when the tenant answers ${status} › rejects with ${code}, and passes no message on`, async () => {
      tenant.api = [{ status, body: { message: 'secret words', errorCode: 'some_code' } }];
      const problem = await refusalOf(call('PATCH'));
      expect(problem.code).toBe(code);
      expect(problem.message).not.toContain('secret');
      expect(problem.facts.retryAfterSeconds).toBe(retryAfter);
      expect(problem.facts.outcome).toBeUndefined();
      const { answer, upstreamStatus } = problem;
      expect({ upstreamStatus, ...answer }).toEqual({
        upstreamStatus: status,
        message: 'secret words',
        errorCode: 'some_code',
      });
    });
  }

  for (const body of ['not JSON', '{"message":7,"errorCode":{}}', '[]', 'null', '']) {
    it(`when a refusal has the body ${JSON.stringify(body)} › has neither message nor code`, async () => {
      tenant.api = [{ status: 400, body }];
      const { answer, message } = await refusalOf(call('PATCH'));
      expect(answer).toEqual({ message: '', errorCode: undefined });
      expect(message).toBe('The tenant refused the change. Nothing was changed.');
    });
  }

  for (const [message, detail] of [
    [
      'The following user attributes cannot be updated: name.',
      'sets these attributes at each login',
    ],
    ['you are not allowed to update the following user attributes', 'sets these attributes'],
    ['Cannot update email for non-database user', 'The address belongs to the provider'],
    ['verification is not supported', 'The address belongs to the provider'],
    ['Main identity cannot be removed', 'cannot be removed'],
    ['Main identity and the new one are the same', 'linked to itself'],
  ] as const) {
    it(`when the tenant says "${message}" › tells what the user can do`, async () => {
      tenant.api = [{ status: 400, body: { message } }];
      expect((await rejectionOf(call('PATCH'))).message).toContain(detail);
    });
  }

  for (const [what, answer] of [
    ['500', { status: 500 }],
    ['a redirect', { status: 302, headers: { location: 'https://evil.example/' } }],
    ['text in place of JSON', { body: 'not JSON' }],
    ['nothing', { body: '' }],
    ['a dropped connection', { drop: true }],
  ] as const) {
    it(`when a write is answered with ${what} › says that the outcome is unknown`, async () => {
      tenant.api = [answer];
      const problem = await rejectionOf(call('PATCH'));
      expect(problem.message).toContain('may or may not have been made');
      expect(problem.facts.outcome).toBe('unknown');
      expect(problem.facts.retryAfterSeconds).toBe(2);
      expect(problem.facts.operatorDetail).toBeTruthy();
      expect(calls().length).toBe(1);
    });
  }

  it('when a read is dropped › says nothing about a change', async () => {
    tenant.api = [{ drop: true }];
    const problem = await rejectionOf(call('GET'));
    expect(problem.message).not.toContain('change');
    expect(problem.facts.outcome).toBeUndefined();
    expect(problem.cause).toBeInstanceOf(Error);
  });

  it('without a token › says when to try again, and why to the operator', async () => {
    tenant.token = [{ status: 401, body: { error: 'access_denied' } }];
    const { code, facts, cause } = await rejectionOf(call('PATCH'));
    expect(code).toBe('upstream-unavailable');
    expect(facts.retryAfterSeconds).toBe(30);
    expect(facts.operatorDetail).toContain('The tenant answered 401 (access_denied)');
    expect(facts.outcome).toBeUndefined();
    expect(cause).toBeInstanceOf(Problem);
    expect(calls()).toEqual([]);
  });

  it('waits exactly the longest wait for a retry, and not a millisecond more', async () => {
    const limited = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds } });
    create({ upstream: { maxWaitMs: 0, attempts: 2 } });
    tenant.api = [limited('0'), { body: { ok: true } }];
    expect(await call('PATCH')).toEqual({ ok: true });
    tenant.api = [limited('1')];
    const problem = await rejectionOf(call('PATCH'));
    expect(problem.facts.retryAfterSeconds).toBe(1);
    expect(problem.facts.operatorDetail).toBe(
      'The Management API answered 429: its rate limit is used up.',
    );
    tenant.api = [{ status: 500, headers: { 'retry-after': '1' } }];
    expect((await rejectionOf(call('GET'))).facts.operatorDetail).toBe(
      'The Management API answered 500.',
    );
  });

  it('after a 401 › requests another token once', async () => {
    tenant.api = [{ status: 401 }, { body: { ok: true } }];
    expect(await call('GET')).toEqual({ ok: true });
    expect(tokenRequests()).toBe(2);
    tenant.api = [{ status: 401 }];
    await rejectionOf(call('GET'));
    expect(tokenRequests()).toBe(3);
  });

  it('when the call has waited too long › sends nothing', async () => {
    const problem = await rejectionOf(call('PATCH', { notAfter: now - 1 }));
    expect(problem.message).toContain('Nothing was changed');
    expect(problem.facts.retryAfterSeconds).toBe(1);
    expect(problem.facts.outcome).toBeUndefined();
    expect(calls()).toEqual([]);
    await expectAsync(call('PATCH', { notAfter: now })).toBeResolved();
  });

  it('reports each call with its status and its time in seconds', async () => {
    tenant.api = [{ body: {} }, { status: 404 }, { drop: true }];
    await call('GET');
    await rejectionOf(call('GET'));
    await rejectionOf(call('GET'));
    create({ transport: () => Promise.reject(new DOMException('late', 'TimeoutError')) });
    await rejectionOf(client.tokens.get());
    expect(seen.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'op 200',
      'op 404',
      'op network',
    ]);
    expect(seen.every(({ seconds }) => seconds > 0 && seconds < 30)).toBeTrue();
  });

  for (const [name, status] of [
    ['TimeoutError', 'timeout'],
    ['NetworkError', 'network'],
  ] as const) {
    it(`when the transport rejects with ${name} › reports ${status}`, async () => {
      create({
        transport: (url) =>
          url.endsWith('/oauth/token')
            ? Promise.resolve({
                status: 200,
                headers: new Headers(),
                text: '{"access_token":"a","expires_in":60}',
              })
            : Promise.reject(new DOMException('failed', name)),
      });
      await rejectionOf(call('GET'));
      expect(seen.map((one) => one.status)).toEqual([status]);
    });
  }

  describe('with a circuit breaker of one failure', () => {
    beforeEach(() => {
      create({ upstream: { breakerFailures: 1, attempts: 1 } });
    });

    for (const [what, script, opens] of [
      ['500', { api: [{ status: 500 }] }, true],
      ['599', { api: [{ status: 599 }] }, true],
      ['a dropped connection', { api: [{ drop: true }] }, true],
      ['a token endpoint that fails', { token: [{ status: 500 }] }, true],
      ['404', { api: [{ status: 404 }] }, false],
      ['429', { api: [{ status: 429 }] }, false],
    ] as const) {
      it(`${what} ${opens ? 'opens' : 'does not open'} it`, async () => {
        Object.assign(tenant, script);
        await rejectionOf(call('GET'));
        expect(client.breaker.isOpen).toBe(opens);
      });
    }

    it('a store that fails does not open it, and is what the caller is told', async () => {
      const down = new Problem('store-unavailable', 'Redis cannot be reached.');
      for (const failure of [down, new TypeError('a defect')]) {
        create({
          upstream: { breakerFailures: 1 },
          store: { ...memoryStore(), get: () => Promise.reject(failure) },
        });
        await expectAsync(call('GET')).toBeRejectedWith(failure);
        expect(client.breaker.isOpen).toBeFalse();
      }
    });

    it('a call that was not sent leaves it as it is', async () => {
      await rejectionOf(call('GET', { notAfter: now - 1 }));
      expect(client.breaker.isOpen).toBeFalse();
      tenant.api = [{ status: 500 }];
      await rejectionOf(call('GET'));
      now += 10_000;
      await rejectionOf(call('GET', { notAfter: now - 1 }));
      tenant.api = [{ body: { ok: true } }];
      expect(await call('GET')).toEqual({ ok: true });
    });
  });

  function create(options: Partial<ProfileProxyOptions>): void {
    const resolved = resolveOptions({
      domain: tenant.url,
      audience: 'https://profile-proxy.example/',
      clientId: 'machine',
      clientSecret: 'secret',
      visibleAttributes: ['name'],
      clock: () => now,
      random: () => 0,
      metrics: {
        request: () => undefined,
        upstream: (call) => void seen.push(call),
        machineToken: () => undefined,
        breaker: () => undefined,
      },
      ...options,
    });
    client = new ManagementClient(resolved);
    users = new ManagedUsers(client, resolved.visibleAttributes);
  }

  function context(more: { notAfter?: number } = {}) {
    return { actor: 'auth0|ada', notAfter: now + 60_000, leaseUntil: now + 60_000, ...more };
  }

  function call(method: 'GET' | 'PATCH' | 'DELETE', more?: { notAfter: number }): Promise<unknown> {
    return client.call({ operation: 'op', method, path: ['x'], context: context(more) });
  }

  function calls() {
    return tenant.received.filter(({ target }) => target.startsWith('/api/v2/'));
  }

  function tokenRequests(): number {
    return tenant.received.filter(({ target }) => target === '/oauth/token').length;
  }
});

describe('requiredManagementScopes', () => {
  for (const [route, scopes] of [
    ['read-profile', ['read:users']],
    ['update-profile', ['read:users', 'update:users']],
    ['change-email', ['read:users', 'update:users']],
    ['confirm-email', ['read:users', 'update:users']],
    ['send-verification-email', ['read:users', 'update:users']],
    ['create-password-ticket', ['create:user_tickets', 'read:users']],
    ['link-identity', ['update:users']],
    ['unlink-identity', ['update:users']],
    ['delete-account', ['delete:users']],
    ['search-users', ['read:users']],
    ['read-user', ['read:users']],
    ['update-user', ['read:users', 'update:users']],
  ] as const) {
    it(`returns those of ${route}`, () => {
      expect(requiredManagementScopes([route])).toEqual([...scopes]);
    });
  }

  it('returns those of all routes, each once', () => {
    expect(requiredManagementScopes(Object.keys(routeDefaults) as RouteName[])).toEqual([
      ...['create:user_tickets', 'delete:users', 'read:users', 'update:users'],
    ]);
  });
});

async function refusalOf(running: Promise<unknown>): Promise<UpstreamRefusal> {
  const problem = await rejectionOf(running);
  if (problem instanceof UpstreamRefusal) {
    return problem;
  }
  throw problem;
}
