import { memoryStore, type ProxyStore } from '../../src/index.ts';
import { withUserLock } from '../../src/profile/user-lock.ts';
import { ADA, startHarness } from '../support/harness.ts';
import { rejectionOf } from '../support/problem-of.ts';

describe('withUserLock', () => {
  for (const leaseSeconds of [31, 60, 300]) {
    it(`with a lease of ${leaseSeconds} s › keeps others out until its end`, async () => {
      let now = 1_000_000;
      const leaseUntil = now + leaseSeconds * 1000;
      const options = { store: memoryStore(() => now), clock: () => now };
      const lock = { userId: ADA, leaseUntil };
      let release: (() => void) | undefined;
      const holding = withUserLock(
        options,
        lock,
        () => new Promise<void>((resolve) => (release = resolve)),
      );
      await Promise.resolve();
      now = leaseUntil - 1;
      expect(await options.store.add('user-lock:auth0%7Cada', 'other', 1)).toBeFalse();
      now = leaseUntil;
      expect(await options.store.add('user-lock:auth0%7Cada', 'other', 1)).toBeTrue();
      release?.();
      await holding;
    });
  }

  it('when another change keeps the lock for more than five seconds › answers conflict and changes nothing', async () => {
    let now = 1_000_000;
    const store = memoryStore(() => now);
    await store.add('user-lock:auth0%7Cada', 'another instance', 60_000);
    const attempts: number[] = [];
    const act = jasmine.createSpy('act');
    const slow: ProxyStore = {
      ...store,
      add: (...parameters) => {
        attempts.push((now += 1000));
        return store.add(...parameters);
      },
    };
    const lock = { userId: ADA, leaseUntil: now + 60_000 };
    const waiting = withUserLock({ store: slow, clock: () => now }, lock, act);
    const problem = await rejectionOf(waiting);
    expect(problem.code).toBe('conflict');
    expect(problem.facts.retryAfterSeconds).toBe(1);
    expect(attempts.map((time) => time - 1_000_000)).toEqual([1000, 2000, 3000, 4000, 5000, 6000]);
    expect(act).not.toHaveBeenCalled();
    expect(await store.get('user-lock:auth0%7Cada')).toBe('another instance');
  });
});

describe('PATCH /me with If-Match', () => {
  for (const timeoutMs of [5000, 30_000, 60_000]) {
    it(`with upstream.timeoutMs ${timeoutMs} › locks the account for longer than a call may take`, async () => {
      const store = memoryStore();
      const locks: number[] = [];
      const harness = await startHarness({
        upstream: { timeoutMs },
        store: {
          ...store,
          add: (key, value, ttlMs) => {
            if (key.startsWith('user-lock:')) {
              locks.push(ttlMs);
            }
            return store.add(key, value, ttlMs);
          },
        },
      });
      const headers = { 'if-match': '*' };
      expect((await harness.send('PATCH', '/me', { body: { name: 'A' }, headers })).status).toBe(
        200,
      );
      expect(locks.length).toBe(1);
      // Three attempts with their waits, and the time the last one may take after it was sent.
      expect(locks[0]).toBeGreaterThan(4 * timeoutMs);
      await harness.close();
    });
  }
});
