import { memoryStore, type ProxyStore } from '../../src/index.ts';
import { storeKey } from '../../src/contract/proxy-store.ts';
import { KeyedChanges, type KeyedChange } from '../../src/idempotency/keyed-changes.ts';
import { resolveOptions } from '../../src/options/resolve-options.ts';
import { Problem } from '../../src/problem/problem.ts';
import { rejectionOf } from '../support/problem-of.ts';

const LEASE_MS = 10_000;

describe('KeyedChanges', () => {
  let now: number;
  let store: ProxyStore;
  let failing: Partial<Record<keyof ProxyStore, Error>>;
  let made: number;
  let changes: KeyedChanges;
  beforeEach(() => {
    now = 1_000_000;
    made = 0;
    failing = {};
    store = memoryStore(() => now);
    changes = instance('the secret');
  });

  describe('with a response', () => {
    it('replays body, status, ETag and media type', async () => {
      const response = (): Response =>
        new Response('{"name":"A"}', { status: 201, headers: { etag: '"1"' } });
      await run({ make: make(response) });
      const replayed = await run({ make: make(response) });
      expect(made).toBe(1);
      expect(replayed.status).toBe(201);
      expect(replayed.headers.get('etag')).toBe('"1"');
      expect(replayed.headers.get('content-type')).toBe('application/json');
      expect(await replayed.text()).toBe('{"name":"A"}');
    });

    it('without body and ETag › replays neither of them', async () => {
      const response = (): Response => new Response(null, { status: 204 });
      await run({ make: make(response) });
      const replayed = await run({ make: make(response) });
      expect([...replayed.headers]).toEqual([['idempotency-replayed', 'true']]);
      expect(replayed.status).toBe(204);
      expect(replayed.body).toBeNull();
    });
  });

  describe('while the change is in progress', () => {
    it('tells when the lease ends, and repeats nothing before', async () => {
      await expectAsync(run({ make: () => Promise.reject(unknownOutcome()) })).toBeRejected();
      now += 4000;
      const problem = await rejectionOf(run({}));
      expect(problem.code).toBe('conflict');
      expect(problem.facts.retryAfterSeconds).toBe(6);
      now += 5999;
      expect((await rejectionOf(run({}))).facts.retryAfterSeconds).toBe(1);
      expect(made).toBe(0);
    });

    it('when the lease has ended › repeats the change of an untouched account', async () => {
      await expectAsync(run({ make: () => Promise.reject(unknownOutcome()) })).toBeRejected();
      now += LEASE_MS;
      await run({ recover: recovery('2026-01-01') });
      expect(made).toBe(1);
    });
  });

  describe('after an instance that ended during the change', () => {
    beforeEach(async () => {
      await expectAsync(run({ make: () => Promise.reject(new Error('killed')) })).toBeRejected();
      now += LEASE_MS;
    });

    it('when the account has the change › answers with its response', async () => {
      const response = new Response('{"found":true}');
      const answer = await run({ recover: () => Promise.resolve({ response, updatedAt: 'x' }) });
      expect(await answer.text()).toBe('{"found":true}');
      expect(made).toBe(0);
    });

    for (const [what, recover] of [
      ['the account was changed since', recovery('2026-02-02')],
      ['the account does not say when it was changed', recovery(undefined)],
      ['nothing is found', () => Promise.resolve(undefined)],
      ['the route cannot find out', undefined],
    ] as const) {
      it(`when ${what} › does not repeat the change`, async () => {
        const problem = await rejectionOf(run({ recover }));
        expect(problem.message).toContain('unknown whether this change was made');
        expect(made).toBe(0);
      });
    }

    it('when the repeated change is refused › compares again before the next attempt', async () => {
      const refused = new Problem('invalid-change', 'No.');
      const attempt = run({ recover: recovery('2026-01-01'), make: () => Promise.reject(refused) });
      await expectAsync(attempt).toBeRejectedWith(refused);
      let compared = 0;
      await run({
        recover: () => {
          compared += 1;
          return Promise.resolve({ response: undefined, updatedAt: '2026-01-01' });
        },
      });
      expect(compared).toBe(1);
      expect(made).toBe(1);
    });
  });

  it('when nothing says when the account was changed › does not repeat a lost change', async () => {
    const readUpdatedAt = (): Promise<undefined> => Promise.resolve(undefined);
    const lost = run({ readUpdatedAt, make: () => Promise.reject(new Error('killed')) });
    await expectAsync(lost).toBeRejected();
    now += LEASE_MS;
    const problem = await rejectionOf(run({ readUpdatedAt, recover: recovery(undefined) }));
    expect(problem.message).toContain('unknown whether');
  });

  it('after a change › knows when the account was changed, and reads it no more', async () => {
    await run({ make: make(() => new Response('{}')), updatedAt: '2026-03-03' });
    const readUpdatedAt = jasmine.createSpy('readUpdatedAt');
    const other = { key: 'another-key', readUpdatedAt };
    await expectAsync(
      run({ ...other, make: () => Promise.reject(new Error('killed')) }),
    ).toBeRejected();
    expect(readUpdatedAt).not.toHaveBeenCalled();
    now += LEASE_MS;
    await run({ ...other, recover: recovery('2026-03-03') });
    expect(made).toBe(2);
  });

  it('after a refusal › the key is free', async () => {
    const refused = new Problem('invalid-change', 'No.');
    await expectAsync(run({ make: () => Promise.reject(refused) })).toBeRejectedWith(refused);
    await run({ request: 'another request' });
    expect(made).toBe(1);
  });

  it('with a record of other credentials › does not repeat the change', async () => {
    await run({});
    changes = instance('another secret');
    expect((await rejectionOf(run({}))).message).toContain('unknown whether');
  });

  it('when another instance takes the key at the same time › says that it is in progress', async () => {
    const taken = await rejectionOf(
      run({
        readUpdatedAt: async () => {
          await store.set(storeKey('idempotency', 'auth0|ada', 'a-key-1'), 'other', 60_000);
          return 'x';
        },
      }),
    );
    expect(taken.facts.retryAfterSeconds).toBe(1);
    expect(made).toBe(0);
  });

  describe('when the store fails after the change', () => {
    const down = new Problem('store-unavailable', 'Redis cannot be reached.');

    it('answers with the response all the same', async () => {
      failing = { replace: down, set: down };
      expect((await run({ updatedAt: '2026-03-03' })).status).toBe(200);
    });

    it('keeps the refusal of a change', async () => {
      failing = { remove: down };
      const refused = new Problem('invalid-change', 'No.');
      await expectAsync(run({ make: () => Promise.reject(refused) })).toBeRejectedWith(refused);
    });

    for (const defect of [new TypeError('a defect'), new Problem('conflict', 'Not the store.')]) {
      it(`does not hide the error ${defect.name}`, async () => {
        failing = { replace: defect };
        await expectAsync(run({})).toBeRejectedWith(defect);
      });
    }
  });

  function run(change: Partial<KeyedChange> & { readonly updatedAt?: string }): Promise<Response> {
    const { updatedAt, ...rest } = change;
    return changes.run({
      key: 'a-key-1',
      sub: 'auth0|ada',
      request: 'PATCH /me',
      note: { fields: [], target: 'auth0|ada', ...(updatedAt !== undefined && { updatedAt }) },
      leaseUntil: now + LEASE_MS,
      make: make(() => new Response('{}')),
      recover: undefined,
      readUpdatedAt: () => Promise.resolve('2026-01-01'),
      ...rest,
    });
  }

  function make(response: () => Response): () => Promise<Response> {
    return () => {
      made += 1;
      return Promise.resolve(response());
    };
  }

  function instance(clientSecret: string): KeyedChanges {
    return new KeyedChanges(
      resolveOptions({
        domain: 'tenant.eu.auth0.com',
        audience: 'https://profile-proxy.example/',
        clientId: 'profile-proxy',
        clientSecret,
        clock: () => now,
        store: new Proxy(store, {
          get: (target, name, receiver) => {
            const failure = failing[name as keyof ProxyStore];
            return failure
              ? () => Promise.reject(failure)
              : (Reflect.get(target, name, receiver) as unknown);
          },
        }),
      }),
    );
  }
});

function recovery(updatedAt: string | undefined): NonNullable<KeyedChange['recover']> {
  return () => Promise.resolve({ response: undefined, updatedAt });
}

function unknownOutcome(): Problem {
  return new Problem('upstream-unavailable', 'No answer.', { outcome: 'unknown' });
}
