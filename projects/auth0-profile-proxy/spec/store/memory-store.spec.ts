import { memoryStore } from '../../src/index.ts';
import { storeKey } from '../../src/contract/proxy-store.ts';
import { retryAfterOf } from '../../src/store/window-limiters.ts';
import { describeStore } from './store-contract.ts';

describe('memoryStore', () => {
  describeStore((clock) => Promise.resolve(memoryStore(clock)));

  it('removes values after their time to live', async () => {
    let now = 0;
    const store = memoryStore(() => now);
    await store.set('key', 'value', 1000);
    now = 999;
    expect(await store.get('key')).toBe('value');
    now = 1000;
    expect(await store.get('key')).toBeUndefined();
  });

  it('grants a token whose wait is exactly the longest one, and refuses one millisecond less', async () => {
    const store = memoryStore(() => 0);
    const rate = { perSecond: 4, burst: 1 };
    expect(await store.take('key', rate, 0)).toEqual({ granted: true, waitMs: 0 });
    expect(await store.take('key', rate, 249)).toEqual({ granted: false, waitMs: 250 });
    expect(await store.take('key', rate, 250)).toEqual({ granted: true, waitMs: 250 });
  });

  it('with more than 20,000 buckets › keeps those that are not full', async () => {
    let now = 0;
    const store = memoryStore(() => now);
    const rate = { perSecond: 1, burst: 1 };
    await store.take('full-again', rate, 0);
    now = 1000;
    for (let index = 0; index < 20_001; index++) {
      await store.take(`bucket-${index}`, rate, 0);
    }
    expect((await store.take('bucket-0', rate, 0)).granted).toBeFalse();
    expect((await store.take('full-again', rate, 0)).granted).toBeTrue();
  });

  it('closes', async () => {
    await expectAsync(memoryStore().close()).toBeResolved();
  });

  it('keeps a bounded number of entries', async () => {
    const store = memoryStore();
    for (let index = 0; index < 25_000; index++) {
      await store.set(`key-${index}`, 'x', 60_000);
    }
    expect(await store.get('key-0')).toBeUndefined();
    expect(await store.get('key-24999')).toBe('x');
  });

  for (const [name, flood] of [
    ['of another kind', (index: number) => storeKey('dpop', 'auth0|ada', String(index))],
    [
      'of the same kind',
      (index: number) => storeKey('idempotency', 'auth0|mallory', String(index)),
    ],
    [
      'of the same kind and a similar owner',
      (index: number) => storeKey('idempotency', 'auth0|ada:1', String(index)),
    ],
  ] as const) {
    it(`when one user adds 25,000 entries ${name} › keeps the records of another user`, async () => {
      const store = memoryStore();
      const records = Array.from({ length: 50 }, (_, index) =>
        storeKey('idempotency', 'auth0|ada', `key-${index}`),
      );
      for (const key of records) {
        await store.add(key, 'record', 60_000);
      }
      for (let index = 0; index < 25_000; index++) {
        await store.add(flood(index), '1', 60_000);
      }
      for (const key of records) {
        expect(await store.get(key)).toBe('record');
      }
      expect(await store.get(flood(0))).toBeUndefined();
      expect(await store.get(flood(24_999))).toBe('1');
    });
  }

  it('when many users have a few entries each › keeps the number bounded', async () => {
    const store = memoryStore();
    for (let index = 0; index < 25_000; index++) {
      await store.add(storeKey('dpop', `auth0|${index % 500}`, String(index)), '1', 60_000);
    }
    let kept = 0;
    for (let index = 0; index < 25_000; index++) {
      kept += (await store.get(storeKey('dpop', `auth0|${index % 500}`, String(index)))) ? 1 : 0;
    }
    expect(kept).toBeLessThanOrEqual(20_000);
    expect(kept).toBeGreaterThanOrEqual(18_000);
  });
});

describe('retryAfterOf', () => {
  it('when the limiter refuses › returns the time to wait, at least a millisecond', () => {
    expect(retryAfterOf({ msBeforeNext: 250 })).toBe(250);
    expect(retryAfterOf({ msBeforeNext: 0 })).toBe(1);
  });

  it('when the limiter fails › throws its error', () => {
    const failure = new Error('the limiter failed');
    expect(() => retryAfterOf(failure)).toThrow(failure);
  });
});
