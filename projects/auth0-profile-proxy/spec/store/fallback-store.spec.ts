import { memoryStore, type ProxyStore } from '../../src/index.ts';
import { Problem } from '../../src/problem/problem.ts';
import { fallbackStore } from '../../src/store/fallback-store.ts';
import { describeStore } from './store-contract.ts';

const RATE = { perSecond: 1, burst: 1 };
const LIMIT = { points: 1, windowSeconds: 60 };

describe('fallbackStore', () => {
  let failure: Error | undefined;
  let closed: string[];
  let log: string[];
  let second: ProxyStore;
  let store: ProxyStore;
  beforeEach(() => {
    failure = undefined;
    closed = [];
    log = [];
    second = closing(memoryStore(), 'second');
    store = open();
  });

  describeStore(() => Promise.resolve(open()));

  it('while the first store can be reached › uses it only', async () => {
    await store.set('key', 'value', 60_000);
    expect(await second.get('key')).toBeUndefined();
    expect(log).toEqual([]);
  });

  describe('while the first store cannot be reached', () => {
    beforeEach(() => {
      failure = new Problem('store-unavailable', 'Redis cannot be reached.');
    });

    it('reads, sets, adds, replaces and removes in the second one', async () => {
      await store.set('one', 'value', 60_000);
      expect(await second.get('one')).toBe('value');
      expect(await store.get('one')).toBe('value');
      expect(await store.add('two', 'value', 60_000)).toBeTrue();
      expect(await store.replace('two', 'value', 'other', 60_000)).toBeTrue();
      expect(await second.get('two')).toBe('other');
      expect(await store.remove('two', 'other')).toBeTrue();
      expect(await second.get('two')).toBeUndefined();
    });

    it('counts, takes and pings in the second one', async () => {
      expect((await store.consume('key', LIMIT)).allowed).toBeTrue();
      expect((await second.consume('key', LIMIT)).allowed).toBeFalse();
      expect((await store.take('key', RATE, 0)).granted).toBeTrue();
      expect((await second.take('key', RATE, 0)).granted).toBeFalse();
      await expectAsync(store.ping()).toBeResolved();
    });

    it('logs once that it is gone, and once that it is back', async () => {
      await store.get('key');
      await store.get('key');
      expect(log).toEqual(['warn: the shared store cannot be reached; memory is used instead']);
      failure = undefined;
      await store.get('key');
      await store.get('key');
      expect(log.slice(1)).toEqual(['info: the shared store can be reached again']);
      failure = new Problem('store-unavailable', 'Redis cannot be reached.');
      await store.get('key');
      expect(log.length).toBe(3);
    });
  });

  for (const other of [
    new Problem('invalid-request', 'Not about the store.'),
    new TypeError('a defect'),
  ]) {
    it(`when the first store fails with ${other.name} › does not hide it`, async () => {
      failure = other;
      await expectAsync(store.get('key')).toBeRejectedWith(other);
      expect(log).toEqual([]);
    });
  }

  it('closes both stores', async () => {
    await store.close();
    expect(closed).toEqual(['first', 'second']);
  });

  function open(): ProxyStore {
    return fallbackStore(failing(closing(memoryStore(), 'first')), second, {
      info: (_fields, message) => void log.push(`info: ${message}`),
      warn: (_fields, message) => void log.push(`warn: ${message}`),
      error: (_fields, message) => void log.push(`error: ${message}`),
    });
  }

  /** A store in which every command fails as long as there is a failure. */
  function failing(store: ProxyStore): ProxyStore {
    return new Proxy(store, {
      get: (target, name, receiver) => {
        const error = failure;
        return error && name !== 'close'
          ? () => Promise.reject(error)
          : (Reflect.get(target, name, receiver) as unknown);
      },
    });
  }

  function closing(store: ProxyStore, name: string): ProxyStore {
    return { ...store, close: () => Promise.resolve(void closed.push(name)) };
  }
});
