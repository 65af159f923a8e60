import { withBrowser, withWindow } from '../harness/browser.mjs';
import { buildApp } from '../harness/build-app.mjs';
import { atMost, exactly } from '../harness/requirement.mjs';
import { withApplications } from '../harness/with-application.mjs';
import { interleave, middleMean } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { spaClient, withTenant } from '../harness/tenant.mjs';

const USER = 'auth0|benchmark';
const VISITS_A_ROUND = 9;
/** Milliseconds of network latency that are added to each request. */
const LATENCIES = [0, 40];
/** The tolerance is the difference between two measurements of the same page, which the table shows. */
const LIMIT = 1.06;
/** Entry files under `apps/profile`. */
const LIBRARY_PAGES = { 'library-early': 'withEarlyStart()', library: 'without' };
/** The baseline, auth0-angular and HttpClient: one page at two URLs. */
const PLAIN = ['plain', 'plain again'];
const VISITS = {
  cold: 'Cold: signed in at Auth0, first visit, empty cache',
  warm: 'Warm: the same page loaded again, its files in the cache',
};
/** The requests that OAuth 2.0 and the Management API need for a page that keeps its tokens in memory. */
const MINIMUM = [
  'GET /authorize (prompt=none): the silent login, or the redirect of the first visit',
  'POST /oauth/token: the code for the tokens',
  'GET /api/v2/users/{id}: the profile',
];

export const profile = {
  name: 'profile',
  title: 'Profile: from navigation to the profile on screen',
  run: async ({ rounds, growth, quick }) => {
    const folders = {};
    for (const main of Object.keys(LIBRARY_PAGES)) {
      folders[main] = await buildApp('profile', { main });
    }
    const plain = await buildApp('profile', { main: 'plain' });
    for (const address of PLAIN) {
      folders[address] = plain;
    }
    const settings = LATENCIES.map((latency) => ({ latency, keys: 5 }));
    if (growth) {
      settings.push({ latency: 0, keys: 50 });
    }
    const visits = quick ? 2 : rounds * VISITS_A_ROUND;
    const runs = [];
    await withBrowser((browser) =>
      withApplications(folders, async (origins) => {
        for (const setting of settings) {
          const pages = await withTenant(seed(Object.values(origins), setting.keys), (tenant) =>
            compare(visits, origins, (origin) => visit(browser, origin, tenant, setting.latency)),
          );
          runs.push({ ...setting, pages });
        }
      }),
    );
    return { rounds, runs };
  },
  report: ({ rounds, runs }) => [
    `A page that shows the name and one metadata value of the signed-in user; production build, Chromium, emulator. Mean of the middle half of ${rounds * VISITS_A_ROUND} visits, each with a reload. Pages are measured round-robin; compare ratios, not times. All pages are the first page of the minimal application of the bundle benchmark, keep tokens in memory and log in silently by iframe. The browser may cache the files, whose names contain a hash. Each visit has its own window, opened one second before, because Chromium is busy in a new window. Page, browser and tenant share the cores of this computer; with latency, Chromium's network emulation adds ${LATENCIES.at(-1)} ms to each request. The page with auth0-angular is measured twice, at two URLs; the ratio of the two is the precision of these figures. Requests are those that reach the tenant, without CORS preflights.`,
    table(
      [
        '',
        'ngx-auth0-profile, withEarlyStart(), ms',
        'without, ms',
        'auth0-angular, ms',
        'ratio, withEarlyStart()',
        'ratio, without',
        'ratio, auth0-angular to itself',
        'requests, ngx-auth0-profile',
        'requests, auth0-angular',
      ],
      runs.flatMap(({ latency, keys, pages }) =>
        Object.entries(VISITS).map(([visit, title]) => [
          `${title}, ${latencyText(latency)}, ${keys} metadata keys`,
          ...Object.keys(LIBRARY_PAGES).map((main) => figure(pages[main][visit].milliseconds)),
          figure(plainTime(pages, visit)),
          ...Object.keys(LIBRARY_PAGES).map((main) => ratio(slower(pages, main, visit))),
          ratio(plainTimes(pages, visit).reduce((one, other) => other / one)),
          pages.library[visit].requests.length,
          pages[PLAIN[0]][visit].requests.length,
        ]),
      ),
    ),
    `The protocol needs at least ${MINIMUM.length} requests:`,
    MINIMUM.map((request) => `- ${request}`).join('\n'),
    `The page with the library sends: ${runs[0].pages.library.warm.requests.join(', ')}.`,
  ],
  requirements: ({ runs }) =>
    runs.flatMap(({ latency, keys, pages }) =>
      Object.keys(VISITS).flatMap((visit) =>
        Object.entries(LIBRARY_PAGES).flatMap(([main, how]) => {
          const what = `Profile, ${visit}, ${latencyText(latency)}, ${keys} keys, ${how}`;
          const requests = pages[main][visit].requests.length;
          return [
            exactly(`${what}: requests to the tenant`, requests, MINIMUM.length),
            atMost(
              `${what}: time against the page with auth0-angular`,
              slower(pages, main, visit),
              LIMIT,
            ),
          ];
        }),
      ),
    ),
};

/** The time of a page divided by the time of the baseline. */
function slower(pages, main, visit) {
  return pages[main][visit].milliseconds / plainTime(pages, visit);
}

function plainTime(pages, visit) {
  const times = plainTimes(pages, visit);
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

function plainTimes(pages, visit) {
  return PLAIN.map((address) => pages[address][visit].milliseconds);
}

function latencyText(latency) {
  return latency === 0 ? 'no latency' : `${latency} ms latency`;
}

/** Visits the pages round-robin. The first visit of each is not counted, because the tenant has just started. */
async function compare(visits, origins, visitPage) {
  const mains = Object.keys(origins);
  for (const main of mains) {
    await visitPage(origins[main]);
  }
  const results = await interleave(mains, visits, (main) => visitPage(origins[main]));
  return Object.fromEntries(mains.map((main) => [main, summary(results.get(main))]));
}

function visit(browser, origin, tenant, latency) {
  return withWindow(browser, async (page) => {
    const context = page.context();
    await context.request.post(`${tenant.url}/_emulator/sessions/start`, {
      data: { userId: USER },
    });
    if (latency > 0) {
      await addLatency(page, latency);
    }
    await context.addCookies([
      { name: 'auth0.benchmark.is.authenticated', value: 'true', url: origin },
    ]);
    return {
      cold: await load(page, tenant, () => page.goto(`${origin}/?tenant=${tenant.url}`)),
      warm: await load(page, tenant, () => page.reload()),
    };
  });
}

/** Adds network latency to every request of a page. */
async function addLatency(page, latency) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const unlimited = { offline: false, downloadThroughput: -1, uploadThroughput: -1 };
  await client.send('Network.emulateNetworkConditions', { ...unlimited, latency });
}

/** Milliseconds from navigation to the first frame with the profile, and the requests to the tenant. */
async function load(page, tenant, navigate) {
  await tenant.clearRequests();
  // The page reports it, because polling would slow the page down.
  const shown = page.waitForEvent('console', (message) => message.text() === 'profile-on-screen');
  await Promise.all([shown, navigate()]);
  const milliseconds = await page.evaluate(
    () => performance.getEntriesByName('profile-on-screen')[0].startTime,
  );
  // Requests that the page sends later count too.
  await page.waitForLoadState('networkidle');
  const requests = (await tenant.requests()).map(
    ({ method, path }) => `${method} ${path.relatencyText(/users\/.*/, 'users/{id}')}`,
  );
  return { milliseconds, requests };
}

/** The time of all loads of a kind, and the requests of the load with the most requests. */
function summary(results) {
  return Object.fromEntries(
    Object.keys(VISITS).map((kind) => {
      const loads = results.map((result) => result[kind]);
      const milliseconds = middleMean(loads.map((load) => load.milliseconds));
      const [{ requests }] = loads.sort((a, b) => b.requests.length - a.requests.length);
      return [kind, { milliseconds, requests }];
    }),
  );
}

function seed(origins, keys) {
  const metadata = Object.fromEntries(
    Array.from({ length: keys - 1 }, (_, at) => [`key_${at}`, `A value of the user, number ${at}`]),
  );
  return {
    users: [
      {
        user_id: USER,
        email: 'benchmark@example.com',
        name: 'Noor Haddad',
        user_metadata: { theme: 'dark', ...metadata },
      },
    ],
    clients: [spaClient('benchmark', ...origins)],
  };
}
