import { progressLine } from '../../../tools/process/progress.ts';
import { withBrowser, withPage } from '../harness/browser.mjs';
import { buildApp } from '../harness/build-app.mjs';
import { withApplication } from '../harness/with-application.mjs';
import { interleave, median } from '../harness/statistics.mjs';
import { atLeast, atMost } from '../harness/requirement.mjs';
import { figure, ratio, table } from '../harness/table.mjs';

const PEERS = [
  'HttpClient alone',
  'empty interceptor',
  'ngx-auth0-profile',
  'auth0-angular',
  'angular-oauth2-oidc',
  'keycloak-angular',
  'angular-auth-oidc-client',
  'msal-angular',
];
const OURS = 'ngx-auth0-profile';
const KINDS = {
  otherOrigin: 'No rule matches: URL of another origin',
  ownFile: 'No rule matches: the application’s own file',
  cachedToken: 'A rule matches: cached token',
};

export const interceptor = {
  name: 'interceptor',
  title: 'Interceptor: time per request',
  run: async ({ rounds, growth, quick }) => {
    const counts = [1, 10, 100, 1000, ...(growth ? [10_000] : [])];
    const plan = quick
      ? { warmUpMilliseconds: 60, batchMilliseconds: 8, batches: 5 }
      : { warmUpMilliseconds: 300, batchMilliseconds: 30, batches: 9 };
    const folder = await buildApp('interceptor');
    const medians = {};
    const begin = Date.now();
    await withApplication(folder, (origin) =>
      withBrowser(async (browser) => {
        for (const [done, resources] of counts.entries()) {
          const step = `${resources} resources`;
          const elapsedMs = Date.now() - begin;
          console.log(progressLine({ step, done, total: counts.length, elapsedMs }));
          const results = await interleave(PEERS, rounds, (peer) =>
            withPage(browser, origin, (page) => measure(page, { peer, resources }, plan)),
          );
          medians[resources] = Object.fromEntries(
            PEERS.map((peer) => [
              peer,
              Object.fromEntries(
                Object.keys(KINDS).map((kind) => [
                  kind,
                  {
                    time: median(results.get(peer).map((result) => result[kind].measured)),
                    ratio: median(
                      results
                        .get(peer)
                        .map((result) => result[kind].measured / result[kind].baseline),
                    ),
                  },
                ]),
              ),
            ]),
          );
        }
      }),
    );
    return { rounds, medians };
  },
  report: ({ rounds, medians }) => [
    `Microseconds of CPU time of the page’s main thread per request. Chromium, production build, a stub back end that responds immediately. Median of ${rounds} rounds; packages are measured round-robin, each in a new page, with the median of several batches. In brackets: the ratio to \`HttpClient\` without an interceptor (the baseline) in the same page, because a page with an SDK is slower with and without an interceptor. The first row is a page with \`HttpClient\` only. Every page has sent a request with a token before. Ten resources share an origin; every request has a different URL.`,
    ...Object.entries(KINDS).map(([kind, title]) => kindTable(kind, title, medians)),
  ],
  requirements: ({ medians }) => {
    const counts = Object.keys(medians).map(Number);
    const overBaseline = (kind, count) => medians[count][OURS][kind].ratio;
    const faster = (count) =>
      medians[count]['auth0-angular'].cachedToken.time / medians[count][OURS].cachedToken.time;
    const worst = Math.max(
      ...counts.flatMap((count) => [
        overBaseline('otherOrigin', count),
        overBaseline('ownFile', count),
      ]),
    );
    return [
      atMost(
        'Interceptor, no rule matches: time against HttpClient alone, any number of resources',
        worst,
        2,
      ),
      atMost(
        'Interceptor, cached token: time against HttpClient alone, 1 resource',
        overBaseline('cachedToken', 1),
        3,
      ),
      atMost(
        'Interceptor, cached token: time against HttpClient alone, 1,000 resources',
        overBaseline('cachedToken', 1000),
        3.3,
      ),
      atLeast('Interceptor, cached token: speed against auth0-angular, 1 resource', faster(1), 2.8),
      atLeast(
        'Interceptor, cached token: speed against auth0-angular, 1,000 resources',
        faster(1000),
        13,
      ),
    ];
  },
};

/**
 * Microseconds of the page's main thread per request of each kind, with the package and without an interceptor:
 * the median of several interleaved batches. CPU time instead of elapsed time, so that other programs on the machine
 * do not count.
 */
async function measure(page, run, plan) {
  const threadTime = await threadClock(page);
  const subject = await page.evaluateHandle((given) => globalThis.prepare(given), run);
  const series = [];
  for (const kind of Object.keys(KINDS)) {
    for (const client of ['measured', 'baseline']) {
      const count = await subject.evaluate(
        (one, [c, k, p]) => one.warmUp(c, k, p),
        [client, kind, plan],
      );
      series.push({ kind, client, count, batches: [] });
    }
  }
  for (let batch = 0; batch < plan.batches; batch++) {
    // The order alternates, so that no series always runs first.
    for (const { kind, client, count, batches } of batch % 2 ? series.toReversed() : series) {
      const before = await threadTime();
      await subject.evaluate((one, [c, k, n]) => one.batch(c, k, n), [client, kind, count]);
      batches.push(((await threadTime()) - before) / count);
    }
  }
  const result = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, {}]));
  for (const { kind, client, batches } of series) {
    result[kind][client] = median(batches);
  }
  return result;
}

/** Reads the CPU time of the page's main thread, in microseconds. */
async function threadClock(page) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1e6;
  };
}

function kindTable(kind, title, medians) {
  const counts = Object.keys(medians);
  const rows = PEERS.map((peer) => [
    peer,
    ...counts.map((count) => {
      const { time, ratio: overBaseline } = medians[count][peer][kind];
      return `${figure(time)} (${ratio(overBaseline)})`;
    }),
  ]);
  return table([title, ...counts.map((n) => `${Number(n).toLocaleString('en')} resources`)], rows);
}
