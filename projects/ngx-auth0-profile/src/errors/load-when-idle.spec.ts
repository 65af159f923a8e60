import { loadWhenIdle } from './load-when-idle';

describe('loadWhenIdle', () => {
  it('loads when the browser is idle, and not before', async () => {
    const load = jasmine.createSpy('load').and.resolveTo();
    const idle = spyOn(window, 'requestIdleCallback').and.returnValue(1);
    loadWhenIdle(load);
    expect(load).not.toHaveBeenCalled();
    idle.calls.mostRecent().args[0]({ didTimeout: false, timeRemaining: () => 1 });
    expect(load).toHaveBeenCalledTimes(1);
    await Promise.resolve();
  });

  it('does nothing where the browser does not say when it is idle, and imports anew', () => {
    const original = window.requestIdleCallback;
    Object.assign(window, { requestIdleCallback: undefined });
    try {
      loadWhenIdle(() => Promise.reject(new Error('loaded')));
      expect(window.requestIdleCallback).toBeUndefined();
    } finally {
      window.requestIdleCallback = original;
    }
  });
});
