import { runSideBySide } from '../test/run-side-by-side.mjs';

describe('runSideBySide', () => {
  let started;
  let ends;

  beforeEach(() => {
    started = [];
    ends = new Map();
  });

  const start = (suites, jobs) =>
    runSideBySide(suites, jobs, ({ name }) => {
      started.push(name);
      return new Promise((resolve) => ends.set(name, () => resolve(`result of ${name}`)));
    });

  const end = async (name) => {
    ends.get(name)();
    await new Promise((resolve) => setImmediate(resolve));
  };

  it('runs at most the given number of suites at the same time', async () => {
    void start([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 2);
    expect(started).toEqual(['a', 'b']);
    await end('b');
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('starts a suite only after the suites it names', async () => {
    void start([{ name: 'a' }, { name: 'b', after: ['a'] }, { name: 'c' }], 2);
    expect(started).toEqual(['a', 'c']);
    await end('c');
    expect(started).toEqual(['a', 'c']);
    await end('a');
    expect(started).toEqual(['a', 'c', 'b']);
  });

  it('when a named suite was not chosen, does not wait for it', () => {
    void start([{ name: 'b', after: ['a'] }], 1);
    expect(started).toEqual(['b']);
  });

  it('returns the results in the order of the suites', async () => {
    const results = start([{ name: 'a' }, { name: 'b' }], 2);
    await end('b');
    await end('a');
    expect(await results).toEqual(['result of a', 'result of b']);
  });

  it('when suites wait for each other, rejects with their names', async () => {
    await expectAsync(
      start(
        [
          { name: 'a', after: ['b'] },
          { name: 'b', after: ['a'] },
        ],
        1,
      ),
    ).toBeRejectedWithError(/a,b/);
  });
});
