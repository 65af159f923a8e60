/**
 * Runs suites, at most `jobs` at the same time, and resolves to their results in the order of
 * `suites`. A suite starts when the ones it names in `after` have ended, whether they passed or
 * not; a name in `after` that is not among the suites is ignored.
 */
export async function runSideBySide(suites, jobs, runOne) {
  const results = new Map();
  const running = new Map();
  const waiting = [...suites];

  const isReady = ({ after = [] }) =>
    after.every((name) => results.has(name) || !suites.some((suite) => suite.name === name));

  function startReady() {
    while (running.size < jobs) {
      const next = waiting.findIndex(isReady);
      if (next < 0) {
        return;
      }
      const [suite] = waiting.splice(next, 1);
      running.set(
        suite.name,
        runOne(suite).then((result) => {
          running.delete(suite.name);
          results.set(suite.name, result);
        }),
      );
    }
  }

  startReady();
  while (running.size > 0) {
    await Promise.race(running.values());
    startReady();
  }
  if (waiting.length > 0) {
    throw new Error(`These suites wait for each other: ${waiting.map(({ name }) => name)}.`);
  }
  return suites.map(({ name }) => results.get(name));
}
