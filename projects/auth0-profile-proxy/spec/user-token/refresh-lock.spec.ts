import { memoryStore, type ProxyStore } from '../../src/index.ts';
import { Problem } from '../../src/problem/problem.ts';
import { withRefreshLock } from '../../src/user-token/refresh-lock.ts';
import { rejectionOf } from '../support/problem-of.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

const SESSION = 'session:owner:hash';
const LOCK = 'refresh-lock:owner:hash';

describe('withRefreshLock', () => {
  let now: number;
  let store: ProxyStore;
  beforeEach(() => {
    now = 1_000_000;
    store = memoryStore(() => now);
  });

  it('runs one refresh of a session at a time, and those of others beside it', async () => {
    const running: string[] = [];
    let finish: () => void = () => undefined;
    const first = withRefreshLock(options(), SESSION, async () => {
      running.push('first');
      await new Promise<void>((resolve) => (finish = resolve));
      running.push('first has ended');
    });
    const second = withRefreshLock(options(), SESSION, () => {
      running.push('second');
      return Promise.resolve();
    });
    await withRefreshLock(options(), 'session:owner:other', () => {
      running.push('other');
      return Promise.resolve();
    });
    expect(running).toEqual(['first', 'other']);
    finish();
    await Promise.all([first, second]);
    expect(running).toEqual(['first', 'other', 'first has ended', 'second']);
  });

  it('when the refresh fails › lets the next one run', async () => {
    const failure = new Error('failed');
    const failing = withRefreshLock(options(), SESSION, () => Promise.reject(failure));
    await expectAsync(failing).toBeRejectedWith(failure);
    expect(await store.get(LOCK)).toBeUndefined();
  });

  it('when its instance ends › keeps others out for as long as a request may take', async () => {
    void withRefreshLock(options(), SESSION, () => new Promise(() => undefined));
    await Promise.resolve();
    now += 11_999;
    expect(await store.add(LOCK, 'other', 1000)).toBeFalse();
    now += 1;
    expect(await store.add(LOCK, 'other', 1000)).toBeTrue();
  });

  it('when another one takes longer than eight seconds › tells when to try again', async () => {
    await store.set(LOCK, 'another instance', 60_000);
    let attempts = 0;
    const slow: ProxyStore = {
      ...store,
      add: (...parameters) => {
        attempts += 1;
        now += 2000;
        return store.add(...parameters);
      },
    };
    const act = jasmine.createSpy('act');
    const problem = await rejectionOf(withRefreshLock(options(slow), SESSION, act));
    expect(problem.code).toBe('upstream-unavailable');
    expect(problem.facts.retryAfterSeconds).toBe(2);
    expect(problem.facts.operatorDetail).toContain('Another instance');
    expect(attempts).toBe(5);
    expect(act).not.toHaveBeenCalled();
    expect(await store.get(LOCK)).toBe('another instance');
  });

  it('when the store fails afterwards › keeps the result', async () => {
    const down = new Problem('store-unavailable', 'Redis cannot be reached.');
    const failing = { ...store, remove: () => Promise.reject(down) };
    const act = (): Promise<string> => Promise.resolve('tokens');
    expect(await withRefreshLock(options(failing), SESSION, act)).toBe('tokens');
  });

  function options(shared = store) {
    return resolvedBff({ store: shared, clock: () => now, upstream: { timeoutMs: 5000 } });
  }
});
