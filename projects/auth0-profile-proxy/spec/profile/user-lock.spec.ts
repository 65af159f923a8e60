import { memoryStore } from '../../src/index.ts';
import { withUserLock } from '../../src/profile/user-lock.ts';
import { ADA, startHarness } from '../support/harness.ts';

describe('withUserLock', () => {
  for (const leaseSeconds of [31, 60, 300]) {
    it(`with a lease of ${leaseSeconds} s › keeps others out until its end`, async () => {
      let now = 0;
      const options = { store: memoryStore(() => now), clock: () => now };
      const lock = { userId: ADA, leaseUntil: leaseSeconds * 1000 };
      let release: (() => void) | undefined;
      const holding = withUserLock(
        options,
        lock,
        () => new Promise<void>((resolve) => (release = resolve)),
      );
      await Promise.resolve();
      now = leaseSeconds * 1000 - 1;
      expect(await options.store.add('user-lock:auth0%7Cada', 'other', 1)).toBeFalse();
      now = leaseSeconds * 1000;
      expect(await options.store.add('user-lock:auth0%7Cada', 'other', 1)).toBeTrue();
      release?.();
      await holding;
    });
  }
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
