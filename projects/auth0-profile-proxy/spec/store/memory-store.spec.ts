import { memoryStore } from '../../src/index.ts';
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
});
