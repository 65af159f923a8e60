import { progressLine } from '../process/progress.ts';

describe('progressLine', () => {
  it('tells the step, what is done and the estimated time left', () => {
    const line = progressLine({ step: '22 SSR', done: 2, total: 9, elapsedMs: 100_000 });
    expect(line).toBe('22 SSR: 2 of 9 done after 2 min, about 6 min left');
  });

  it('when nothing is done yet, gives no estimate', () => {
    const line = progressLine({ step: 'bundle', done: 0, total: 4, elapsedMs: 0 });
    expect(line).toBe('bundle: 0 of 4 done after 0 s');
  });

  it('when everything is done, gives no estimate', () => {
    const line = progressLine({ step: 'requests', done: 4, total: 4, elapsedMs: 20_000 });
    expect(line).toBe('requests: 4 of 4 done after 20 s');
  });
});
