import { startHarness, upstreamCalls, type Harness, type ProblemBody } from '../support/harness.ts';

const USERS = '/api/v2/users/*';

describe('a call of the Management API', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness({ upstream: { timeoutMs: 1500, maxWaitMs: 1500 } });
  });
  afterEach(() => harness.close());

  it('is repeated after the Retry-After of a 429, also when it is a write', async () => {
    harness.tenant.faults.add({ kind: 'rate-limit', path: USERS, retryAfterSeconds: 1 });
    const started = Date.now();
    const response = await harness.send('PATCH', '/me', { body: { name: 'A' } });
    expect(response.status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(950);
  });

  it('is not repeated when Retry-After is too long, and passes it to the caller', async () => {
    harness.tenant.faults.add({ kind: 'rate-limit', path: USERS, retryAfterSeconds: 30 });
    const response = await harness.send('GET', '/me');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('30');
    expect(upstreamCalls(harness).length).toBe(1);
  });

  it('is repeated at most upstream.attempts times', async () => {
    harness.tenant.faults.add({ path: USERS, status: 502, times: 99 });
    expect((await harness.send('GET', '/me')).status).toBe(503);
    expect(upstreamCalls(harness).length).toBe(3);
  });

  it('is repeated after a 5xx when it is a read', async () => {
    harness.tenant.faults.add({ path: USERS, status: 503 });
    expect((await harness.send('GET', '/me')).status).toBe(200);
  });

  it('is not repeated after a 5xx when it is a write', async () => {
    harness.tenant.faults.add({ path: USERS, status: 503 });
    const response = await harness.send('PATCH', '/me', { body: { name: 'A' } });
    const problem = (await response.json()) as ProblemBody;
    expect(response.status).toBe(503);
    expect(problem.detail).toContain('may or may not');
    expect(upstreamCalls(harness).length).toBe(1);
  });

  it('ends after upstream.timeoutMs', async () => {
    harness.tenant.faults.add({ kind: 'delay', path: USERS, delayMs: 4000 });
    const response = await harness.send('PATCH', '/me', { body: { name: 'A' } });
    expect(((await response.json()) as ProblemBody).code).toBe('upstream-unavailable');
  });

  for (const kind of ['html', 'malformed-json', 'empty', 'drop'] as const) {
    it(`answers 503 when the answer of the tenant is ${kind}`, async () => {
      harness.tenant.faults.add({ kind, path: USERS, status: 200, times: 99 });
      const response = await harness.send('GET', '/me');
      expect(response.status).toBe(503);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    });
  }

  it('follows no redirect with the token of the proxy', async () => {
    harness.tenant.faults.add({ path: USERS, status: 302, times: 9 });
    const response = await harness.send('PATCH', '/me', { body: { name: 'A' } });
    expect(response.status).toBe(503);
    expect(upstreamCalls(harness).length).toBe(1);
  });

  it('never passes an error message of the tenant to the caller or the log', async () => {
    const body = { statusCode: 400, message: 'secret detail of the tenant', errorCode: 'x' };
    harness.tenant.faults.add({ path: USERS, status: 400, body });
    const response = await harness.send('PATCH', '/me', { body: { name: 'A' } });
    const text = await response.text();
    expect(response.status).toBe(422);
    expect(text).not.toContain('secret detail');
    expect(harness.log.join('')).not.toContain('secret detail');
  });

  it('names the operator when the proxy lacks a scope', async () => {
    harness.tenant.faults.add({ path: USERS, status: 403 });
    const response = await harness.send('GET', '/me');
    expect(response.status).toBe(503);
    expect(((await response.json()) as ProblemBody).detail).toContain('operator');
  });
});

describe('the circuit breaker', () => {
  let harness: Harness;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    harness = await startHarness({
      clock: () => now,
      upstream: { breakerFailures: 3, breakerOpenMs: 5000, attempts: 1 },
    });
  });
  afterEach(() => harness.close());

  it('refuses calls after consecutive failures, with Retry-After', async () => {
    await fail(3);
    const response = await harness.send('GET', '/me');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(upstreamCalls(harness).length).toBe(3);
  });

  it('makes /readyz answer 503', async () => {
    await fail(3);
    expect((await harness.send('GET', '/readyz', { token: '' })).status).toBe(503);
  });

  it('sends one call after a pause and closes when it succeeds', async () => {
    await fail(3);
    now += 5001;
    expect((await harness.send('GET', '/me')).status).toBe(200);
    expect((await harness.send('GET', '/me')).status).toBe(200);
  });

  it('opens again when that call fails', async () => {
    await fail(3);
    now += 5001;
    await fail(1);
    await harness.send('GET', '/me');
    expect(upstreamCalls(harness).length).toBe(4);
  });

  it('is not opened by 4xx answers', async () => {
    harness.tenant.faults.add({ path: USERS, status: 404, times: 5 });
    for (let call = 0; call < 5; call++) {
      await harness.send('GET', '/me');
    }
    expect((await harness.send('GET', '/me')).status).toBe(200);
  });

  async function fail(times: number): Promise<void> {
    harness.tenant.faults.add({ path: USERS, status: 500, times });
    for (let call = 0; call < times; call++) {
      await harness.send('GET', '/me');
    }
  }
});

describe('the budget', () => {
  it('limits one user to a share and leaves the rest to others', async () => {
    const harness = await startHarness({
      upstream: { budget: { perSecond: 1, burst: 8 }, userShare: 0.5, budgetWaitMs: 0 },
    });
    const statuses = [];
    for (let call = 0; call < 6; call++) {
      statuses.push((await harness.send('GET', '/me')).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    const bob = await harness.mint({ userId: 'auth0|bob' });
    expect((await harness.send('GET', '/me', { token: bob })).status).toBe(200);
    await harness.close();
  });

  it('delays calls in order, up to budgetWaitMs', async () => {
    const now = Date.now();
    const harness = await startHarness({
      // All calls come at the same moment, however busy the machine is.
      clock: () => now,
      upstream: { budget: { perSecond: 20, burst: 1 }, userShare: 0.5, budgetWaitMs: 220 },
    });
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => harness.send('GET', '/me')),
    );
    const statuses = responses.map(({ status }) => status).sort();
    // Two at once, then one after 100 and one after 200 ms: the user's half of 20 a second.
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429, 429, 429, 429, 429]);
    const refused = responses.find(({ status }) => status !== 200);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    await harness.close();
  });
});

describe('limits of callers', () => {
  it('are counted for each user and route', async () => {
    const harness = await startHarness({ limits: { read: { points: 2, windowSeconds: 60 } } });
    const statuses = [];
    for (let call = 0; call < 3; call++) {
      statuses.push((await harness.send('GET', '/me')).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    const bob = await harness.mint({ userId: 'auth0|bob' });
    expect((await harness.send('GET', '/me', { token: bob })).status).toBe(200);
    expect((await harness.send('PATCH', '/me', { body: { name: 'A' } })).status).toBe(200);
    await harness.close();
  });
});
