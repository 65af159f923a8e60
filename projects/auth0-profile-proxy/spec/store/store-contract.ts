import type { ProxyStore } from '../../src/index.ts';

/** What every store has to do; run against the store in memory and against a real Redis. */
export function describeStore(open: (clock: () => number) => Promise<ProxyStore>): void {
  describe('as a store', () => {
    let store: ProxyStore;
    let key: string;
    beforeEach(async () => {
      store = await open(Date.now);
      key = crypto.randomUUID();
    });
    afterEach(() => store.close());

    it('returns the value that was set', async () => {
      await store.set(key, 'value', 60_000);
      expect(await store.get(key)).toBe('value');
      expect(await store.get(`${key}-other`)).toBeUndefined();
    });

    it('adds a key once', async () => {
      const added = await Promise.all([1, 2, 3].map(() => store.add(key, 'value', 60_000)));
      expect(added.filter(Boolean).length).toBe(1);
    });

    it('replaces only the expected value', async () => {
      await store.set(key, 'one', 60_000);
      expect(await store.replace(key, 'other', 'two', 60_000)).toBeFalse();
      expect(await store.replace(key, 'one', 'two', 60_000)).toBeTrue();
      expect(await store.get(key)).toBe('two');
    });

    it('removes only the expected value', async () => {
      await store.set(key, 'one', 60_000);
      expect(await store.remove(key, 'other')).toBeFalse();
      expect(await store.remove(key, 'one')).toBeTrue();
      expect(await store.get(key)).toBeUndefined();
    });

    it('counts points of a window and returns the time to wait', async () => {
      const limit = { points: 2, windowSeconds: 60 };
      expect((await store.consume(key, limit)).allowed).toBeTrue();
      expect((await store.consume(key, limit)).allowed).toBeTrue();
      const third = await store.consume(key, limit);
      expect(third.allowed).toBeFalse();
      expect(third.retryAfterMs).toBeGreaterThan(50_000);
      expect(third.retryAfterMs).toBeLessThanOrEqual(60_000);
    });

    it('grants a burst immediately, then tokens at the rate, then none', async () => {
      const rate = { perSecond: 1, burst: 2 };
      const answers = [];
      for (let take = 0; take < 5; take++) {
        answers.push(await store.take(key, rate, 2500));
      }
      expect(answers.map(({ granted }) => granted)).toEqual([true, true, true, true, false]);
      expect(answers[0]?.waitMs).toBe(0);
      expect(answers[1]?.waitMs).toBe(0);
      expect(answers[2]?.waitMs).toBeGreaterThan(500);
      expect(answers[3]?.waitMs).toBeGreaterThan(1500);
      expect(answers[4]?.waitMs).toBeGreaterThan(2500);
    });

    it('answers a ping', async () => {
      await expectAsync(store.ping()).toBeResolved();
    });
  });
}
