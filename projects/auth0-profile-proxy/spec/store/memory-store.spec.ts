import { memoryStore } from '../../src/index.ts';
import { storeKey } from '../../src/contract/proxy-store.ts';
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
