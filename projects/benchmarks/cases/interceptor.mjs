import { withBrowser, withPage } from '../harness/browser.mjs';
import { buildApp } from '../harness/build-app.mjs';
import { withStaticServer } from '../harness/static-server.mjs';
import { interleave, median } from '../harness/statistics.mjs';
import { atLeast, atMost } from '../harness/requirement.mjs';
import { figure, ratio, table } from '../harness/table.mjs';

const PEERS = [
  'floor',
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
  foreign: 'Matches nothing: another origin',
  relative: 'Matches nothing: the application’s own file',
  warm: 'With a warm token',
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
    await withStaticServer(folder, (origin) =>
      withBrowser(async (browser) => {
        for (const resources of counts) {
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
                    time: median(results.get(peer).map((result) => result[kind].own)),
                    ratio: median(
                      results.get(peer).map((result) => result[kind].own / result[kind].floor),
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
    `Microseconds of CPU time of the page’s main thread per request, in Chromium, production build, a backend that answers at once; median of ${rounds} rounds, packages interleaved, a fresh page each time, in it the middle one of several batches. In brackets the ratio to the floor: \`HttpClient\` without an interceptor, measured in the same page in turn with it, as a page that holds an SDK is slower with and without an interceptor; the median of the pages’ ratios. The first row is a page with \`HttpClient\` and nothing else. Every page has sent a request with a token before. Ten resources share an origin; every request has another URL.`,
    ...Object.entries(KINDS).map(([kind, title]) => kindTable(kind, title, medians)),
  ],
  requirements: ({ medians }) => {
    const counts = Object.keys(medians).map(Number);
    const overFloor = (kind, count) => medians[count][OURS][kind].ratio;
    const faster = (count) =>
      medians[count]['auth0-angular'].warm.time / medians[count][OURS].warm.time;
    const worst = Math.max(
      ...counts.flatMap((count) => [overFloor('foreign', count), overFloor('relative', count)]),
    );
    return [
      atMost('Matches nothing, against the floor, at any number of resources', worst, 1.15),
      atMost('Warm token against the floor, 1 resource', overFloor('warm', 1), 2),
      atMost('Warm token against the floor, 1,000 resources', overFloor('warm', 1000), 2),
      atLeast('Warm token, times as fast as auth0-angular, 1 resource', faster(1), 5),
      atLeast('Warm token, times as fast as auth0-angular, 1,000 resources', faster(1000), 20),
    ];
  },
};

/**
 * Microseconds of the page's main thread for a request of each kind, with the package and without an interceptor:
 * the middle one of several batches that take turns. CPU time instead of elapsed time, so that other programs on the
 * machine do not count.
 */
async function measure(page, run, plan) {
  const threadTime = await threadClock(page);
  const subject = await page.evaluateHandle((given) => globalThis.prepare(given), run);
  const series = [];
  for (const kind of Object.keys(KINDS)) {
    for (const client of ['own', 'floor']) {
      const count = await subject.evaluate(
        (one, [c, k, p]) => one.warmUp(c, k, p),
        [client, kind, plan],
      );
      series.push({ kind, client, count, batches: [] });
    }
  }
  for (let batch = 0; batch < plan.batches; batch++) {
    // Back and forth, so that nobody is always the first or the one after.
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
      const { time, ratio: overFloor } = medians[count][peer][kind];
      return `${figure(time)} (${ratio(overFloor)})`;
    }),
  ]);
  return table([title, ...counts.map((n) => `${Number(n).toLocaleString('en')} resources`)], rows);
}
