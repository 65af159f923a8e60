import { loadWhenIdle } from './load-when-idle';

describe('loadWhenIdle', () => {
  // WebKit has none.
  const original = (window as Partial<Window>).requestIdleCallback;

  afterEach(() => {
    Object.assign(window, { requestIdleCallback: original });
  });

  it('loads when the browser is idle, and not before', () => {
    const load = jasmine.createSpy('load').and.resolveTo();
    const waiting: (() => void)[] = [];
    Object.assign(window, { requestIdleCallback: (work: () => void) => waiting.push(work) });
    loadWhenIdle(load);
    expect(load).not.toHaveBeenCalled();
    waiting.forEach((work) => {
      work();
    });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('loads nothing where the browser does not say when it is idle', () => {
    const load = jasmine.createSpy('load').and.resolveTo();
    Object.assign(window, { requestIdleCallback: undefined });
    loadWhenIdle(load);
    expect(load).not.toHaveBeenCalled();
  });
});
