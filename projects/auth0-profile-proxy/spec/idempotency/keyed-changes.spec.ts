import { memoryStore, type ProxyStore } from '../../src/index.ts';
import { storeKey } from '../../src/contract/proxy-store.ts';
import {
  ADA,
  BOB,
  startHarness,
  upstreamCalls,
  type Harness,
  type ProblemBody,
  type Sent,
} from '../support/harness.ts';

const KEY = 'f3b1c8e2-0d0f-4a53-9c39-1a2f';

describe('Idempotency-Key', () => {
  let harness: Harness;
  let now: number;
  let store: ProxyStore;

  beforeEach(async () => {
    now = Date.now();
    store = memoryStore(() => now);
    harness = await startHarness({ store, clock: () => now });
  });
  afterEach(() => harness.close());

  it('makes a repeated change once and replays the response', async () => {
    const answers = [];
    for (let time = 0; time < 3; time++) {
      const response = await change({ name: 'A' });
      answers.push({
        status: response.status,
        etag: response.headers.get('etag'),
        body: await response.text(),
      });
    }
    expect(patches()).toBe(1);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('marks a replayed response', async () => {
    const first = await change({ name: 'A' });
    const second = await change({ name: 'A' });
    expect(first.headers.has('idempotency-replayed')).toBeFalse();
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  it('makes one of several simultaneous changes', async () => {
    const responses = await Promise.all([1, 2, 3, 4, 5].map(() => change({ name: 'A' })));
    expect(patches()).toBe(1);
    const statuses = responses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(statuses.every((status) => status === 200 || status === 409)).toBeTrue();
  });

  it('answers conflict for the key of another request', async () => {
    await change({ name: 'A' });
    const response = await change({ name: 'B' });
    expect(response.status).toBe(409);
    expect(harness.tenant.users.get(ADA)?.name).toBe('A');
  });

  it('frees the key when the change was refused', async () => {
    harness.tenant.faults.add({ method: 'PATCH', path: '/api/v2/users/*', status: 404 });
    expect((await change({ name: 'A' })).status).toBe(404);
    expect((await change({ name: 'A' })).status).toBe(200);
  });

  it('reads the account once for a refused and repeated change', async () => {
    harness.tenant.faults.add({ method: 'PATCH', path: '/api/v2/users/*', status: 404, times: 3 });
    for (let time = 0; time < 4; time++) {
      await change({ name: 'A' });
    }
    expect(upstreamCalls(harness).filter((call) => call.startsWith('GET')).length).toBe(1);
    expect(harness.tenant.users.get(ADA)?.name).toBe('A');
  });

  it('after a change › reads the account no more for another key', async () => {
    await change({ name: 'A' });
    const reads = (): number =>
      upstreamCalls(harness).filter((call) => call.startsWith('GET')).length;
    const before = reads();
    await change({ name: 'B' }, { headers: { 'idempotency-key': 'another-key' } });
    expect(reads()).toBe(before);
    expect(harness.tenant.users.get(ADA)?.name).toBe('B');
  });

  it('after a change whose key was not the last one › makes a lost change again', async () => {
    await change({ name: 'A' });
    harness.tenant.faults.add({ method: 'PATCH', path: '/api/v2/users/*', status: 500 });
    const headers = { 'idempotency-key': 'another-key' };
    expect((await change({ name: 'B' }, { headers })).status).toBe(503);
    now += 120_000;
    expect((await change({ name: 'B' }, { headers })).status).toBe(200);
    expect(harness.tenant.users.get(ADA)?.name).toBe('B');
  });

  it('encrypts profiles in the store', async () => {
    const values: string[] = [];
    const listening: ProxyStore = {
      ...store,
      add: (name, value, ttlMs) => (values.push(value), store.add(name, value, ttlMs)),
      replace: (name, old, value, ttlMs) => (
        values.push(value),
        store.replace(name, old, value, ttlMs)
      ),
      set: (name, value, ttlMs) => (values.push(value), store.set(name, value, ttlMs)),
    };
    const other = await startHarness({ store: listening });
    await other.send('PATCH', '/me', {
      body: { name: 'Lovelace' },
      headers: { 'idempotency-key': KEY },
    });
    expect(values.length).toBeGreaterThan(2);
    expect(values.join()).not.toMatch(/Lovelace|eyJ/);
    await other.close();
  });

  for (const [name, from, to] of [
    ['another user', storeKey('idempotency', ADA, KEY), storeKey('idempotency', BOB, KEY)],
    ['another key', storeKey('idempotency', ADA, KEY), storeKey('idempotency', ADA, 'other-key')],
  ] as const) {
    it(`when a record is copied in the store to ${name} › it is not replayed`, async () => {
      await harness.send('POST', '/me/password-ticket', {
        body: {},
        headers: { 'idempotency-key': KEY },
      });
      await store.set(to, (await store.get(from)) ?? '', 60_000);
      const [, owner = '', key = ''] = to.split(':');
      const response = await harness.send('POST', '/me/password-ticket', {
        token: await harness.mint({ userId: decodeURIComponent(owner) }),
        body: {},
        headers: { 'idempotency-key': key },
      });
      expect(response.status).toBe(409);
      expect(await response.text()).not.toContain('ticket=');
    });
  }

  describe('when the answer of the tenant was lost', () => {
    it('answers conflict while the change may be in progress', async () => {
      harness.tenant.faults.add({ method: 'PATCH', path: '/api/v2/users/*', status: 500 });
      expect((await change({ name: 'A' })).status).toBe(503);
      const second = await change({ name: 'A' });
      expect(second.status).toBe(409);
      expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(1);
    });

    it('answers with the profile when the change was made', async () => {
      harness.tenant.faults.add({ method: 'PATCH', path: '/api/v2/users/*', status: 500 });
      await change({ name: 'A' });
      // The tenant had carried it out before it failed.
      harness.tenant.users.update(ADA, { name: 'A', updated_at: '2030-01-01T00:00:00.000Z' });
      now += 120_000;
      const before = patches();
      const response = await change({ name: 'A' });
      expect(response.status).toBe(200);
      expect(patches()).toBe(before);
    });

    it('makes the change when it was not made', async () => {
      harness.tenant.faults.add({ method: 'PATCH', path: '/api/v2/users/*', status: 500 });
      await change({ name: 'A' });
      now += 120_000;
      expect((await change({ name: 'A' })).status).toBe(200);
      expect(harness.tenant.users.get(ADA)?.name).toBe('A');
    });

    it('answers conflict when the outcome is unknown, and never repeats the change', async () => {
      harness.tenant.faults.add({ method: 'PATCH', path: '/api/v2/users/*', status: 500 });
      await change({ name: 'A' });
      harness.tenant.users.update(ADA, { name: 'Later', updated_at: '2030-01-01T00:00:00.000Z' });
      now += 120_000;
      const before = patches();
      const response = await change({ name: 'A' });
      const problem = (await response.json()) as ProblemBody;
      expect(problem.code).toBe('conflict');
      expect(patches()).toBe(before);
      expect(harness.tenant.users.get(ADA)?.name).toBe('Later');
    });
  });

  function change(body: object, sent: Sent = {}): Promise<Response> {
    return harness.send('PATCH', '/me', { body, headers: { 'idempotency-key': KEY }, ...sent });
  }

  function patches(): number {
    return harness.tenant.requests().filter(({ method }) => method === 'PATCH').length;
  }
});
