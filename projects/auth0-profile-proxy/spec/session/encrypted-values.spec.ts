import { memoryStore, type ProxyStore } from '../../src/index.ts';
import { encryptionWith } from '../../src/encryption/encryption.ts';
import { EncryptedValues } from '../../src/session/encrypted-values.ts';
import { rejectionOf } from '../support/problem-of.ts';

const HOUR = 3_600_000;

describe('EncryptedValues', () => {
  let store: ProxyStore;
  let decryptions: number;
  let values: EncryptedValues;
  beforeEach(() => {
    store = memoryStore();
    decryptions = 0;
    const encryption = encryptionWith(['secret']);
    values = new EncryptedValues(store, {
      ...encryption,
      decrypt: (encrypted, place) => {
        decryptions += 1;
        return encryption.decrypt(encrypted, place);
      },
    });
  });

  it('applies every change of many at the same time', async () => {
    await values.set('count', { value: 0, ttlMs: HOUR });
    await Promise.all(
      Array.from({ length: 20 }, () =>
        values.change<number>('count', (count) => ({ value: count + 1, ttlMs: HOUR })),
      ),
    );
    expect((await values.get<number>('count'))?.value).toBe(20);
  });

  it('changes nothing that does not exist', async () => {
    expect(await values.change('none', () => ({ value: 1, ttlMs: HOUR }))).toBeUndefined();
    expect(await values.get('none')).toBeUndefined();
  });

  it('decrypts a value once, as long as the store has the same', async () => {
    await values.set('key', { value: 'one', ttlMs: HOUR });
    for (let time = 0; time < 3; time++) {
      expect((await values.get('key'))?.value).toBe('one');
    }
    expect(decryptions).toBe(1);
    await values.set('key', { value: 'two', ttlMs: HOUR });
    expect((await values.get('key'))?.value).toBe('two');
    expect(decryptions).toBe(2);
  });

  it('has nothing of another secret', async () => {
    const other = new EncryptedValues(store, encryptionWith(['another']));
    await other.set('key', { value: 1, ttlMs: HOUR });
    expect(await values.get('key')).toBeUndefined();
  });

  it('when others change a value all the time › tries a hundred times, and then tells the operator', async () => {
    await values.set('key', { value: 0, ttlMs: HOUR });
    const replace = spyOn(store, 'replace').and.resolveTo(false);
    const change = values.change<number>('key', (value) => ({ value: value + 1, ttlMs: HOUR }));
    const problem = await rejectionOf(change);
    expect(problem.code).toBe('store-unavailable');
    expect(problem.facts.retryAfterSeconds).toBe(1);
    expect(problem.facts.operatorDetail).toContain('changed by others');
    expect(replace.calls.count()).toBe(100);
  });

  it('removes a value that others change at the same time', async () => {
    await values.set('key', { value: 0, ttlMs: HOUR });
    const get = store.get.bind(store);
    let changes = 0;
    spyOn(store, 'get').and.callFake(async (key) => {
      const found = await get(key);
      if (changes++ < 3) {
        await store.set(key, `changed ${changes}`, HOUR);
      }
      return found;
    });
    await values.remove('key');
    expect(await get('key')).toBeUndefined();
  });

  it('removes nothing that does not exist', async () => {
    const remove = spyOn(store, 'remove').and.callThrough();
    await values.remove('none');
    expect(remove).not.toHaveBeenCalled();
  });
});
