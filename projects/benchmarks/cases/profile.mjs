import { withBrowser, withWindow } from '../harness/browser.mjs';
import { buildApp } from '../harness/build-app.mjs';
import { atMost, exactly } from '../harness/requirement.mjs';
import { withStaticServers } from '../harness/static-server.mjs';
import { interleave, middleMean } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { spaClient, withTenant } from '../harness/tenant.mjs';

const USER = 'auth0|benchmark';
const VISITS_A_ROUND = 9;
/** Milliseconds every request takes longer than on this computer. */
const DISTANCES = [0, 40];
/** As fast, but for what two measurements of one page differ by; the table has that of the plain page. */
const LIMIT = 1.05;
/** Entry files under `apps/profile`. */
const LIBRARY_PAGES = { 'library-early': 'withEarlyStart()', library: 'without' };
/** What they are measured against, auth0-angular and HttpClient: one page at two addresses. */
const PLAIN = ['plain', 'plain again'];
const VISITS = {
  cold: 'Cold: signed in at Auth0, first visit, empty cache',
  warm: 'Warm: the same page loaded again, its files in the cache',
};
/** What OAuth 2 and the Management API need for a page that keeps its tokens in memory. */
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
    const settings = DISTANCES.map((distance) => ({ distance, keys: 5 }));
    if (growth) {
      settings.push({ distance: 0, keys: 50 });
    }
    const visits = quick ? 2 : rounds * VISITS_A_ROUND;
    const runs = [];
    await withBrowser((browser) =>
      withStaticServers(folders, async (origins) => {
        for (const setting of settings) {
          const pages = await withTenant(seed(Object.values(origins), setting.keys), (tenant) =>
            compare(visits, origins, (origin) => visit(browser, origin, tenant, setting.distance)),
          );
          runs.push({ ...setting, pages });
        }
      }),
    );
    return { rounds, runs };
  },
  report: ({ rounds, runs }) => [
    `A page that shows name and one metadata value of the signed-in user, production build, in Chromium against the emulator; mean of the middle half of ${rounds * VISITS_A_ROUND} visits, each with a reload, the pages taking turns (times end with a frame, so that a median would jump). All are the first page of the minimal application of the bundle measure, keep tokens in memory and log in silently by iframe; the browser may keep the files, whose names a production build makes of their content; the tenant has served another visitor before. Each visit has a window of its own that was opened a second before: a new one is busy with pages of Chromium's own. On this computer page, browser and tenant share its cores; far away every request takes ${DISTANCES.at(-1)} ms longer, as Chromium's own network emulation has it. The page with auth0-angular is measured twice, at two addresses; the ratio of the two says how close the figures can tell pages apart. Requests are those that reach the tenant, without CORS preflights, which the browser adds to each kind once.`,
    table(
      [
        '',
        'ngx-auth0-profile, withEarlyStart(), ms',
        'without, ms',
        'auth0-angular, ms',
        'ratio, withEarlyStart()',
        'ratio, without',
        'ratio, auth0-angular to itself',
        'requests, ours',
        'theirs',
      ],
      runs.flatMap(({ distance, keys, pages }) =>
        Object.entries(VISITS).map(([visit, title]) => [
          `${title}, ${place(distance)}, ${keys} metadata keys`,
          ...Object.keys(LIBRARY_PAGES).map((main) => figure(pages[main][visit].milliseconds)),
          figure(plainTime(pages, visit)),
          ...Object.keys(LIBRARY_PAGES).map((main) => ratio(slower(pages, main, visit))),
          ratio(plainTimes(pages, visit).reduce((one, other) => other / one)),
          pages.library[visit].requests.length,
          pages[PLAIN[0]][visit].requests.length,
        ]),
      ),
    ),
    `The minimum the protocol needs is ${MINIMUM.length} requests:`,
    MINIMUM.map((request) => `- ${request}`).join('\n'),
    `The library's page makes: ${runs[0].pages.library.warm.requests.join(', ')}.`,
  ],
  requirements: ({ runs }) =>
    runs.flatMap(({ distance, keys, pages }) =>
      Object.keys(VISITS).flatMap((visit) =>
        Object.entries(LIBRARY_PAGES).flatMap(([main, how]) => {
          const what = `Profile, ${visit}, ${place(distance)}, ${keys} keys, ${how}`;
          const requests = pages[main][visit].requests.length;
          return [
            exactly(`${what}: requests to the tenant`, requests, MINIMUM.length),
            atMost(`${what}: time against the plain page`, slower(pages, main, visit), LIMIT),
          ];
        }),
      ),
    ),
};

/** How many times as long a page takes as the plain one. */
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

function place(distance) {
  return distance === 0 ? 'on this computer' : `${distance} ms away`;
}

/** Visits the pages in turn. The first visit of each is none of its: a tenant that has just started takes longer. */
async function compare(visits, origins, visitPage) {
  const mains = Object.keys(origins);
  for (const main of mains) {
    await visitPage(origins[main]);
  }
  const results = await interleave(mains, visits, (main) => visitPage(origins[main]));
  return Object.fromEntries(mains.map((main) => [main, summary(results.get(main))]));
}

function visit(browser, origin, tenant, distance) {
  return withWindow(browser, async (page) => {
    const context = page.context();
    await context.request.post(`${tenant.url}/_emulator/sessions/start`, {
      data: { userId: USER },
    });
    if (distance > 0) {
      await slowDown(page, distance);
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

/** Has every request of a page take so many milliseconds longer. */
async function slowDown(page, latency) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const unlimited = { offline: false, downloadThroughput: -1, uploadThroughput: -1 };
  await client.send('Network.emulateNetworkConditions', { ...unlimited, latency });
}

/** Milliseconds from navigation to the first frame with the profile, and what the tenant was asked. */
async function load(page, tenant, navigate) {
  await tenant.clearRequests();
  // The page says it by itself: whoever keeps asking is in its way.
  const shown = page.waitForEvent('console', (message) => message.text() === 'profile-on-screen');
  await Promise.all([shown, navigate()]);
  const milliseconds = await page.evaluate(
    () => performance.getEntriesByName('profile-on-screen')[0].startTime,
  );
  // A request that comes late is a request all the same.
  await page.waitForTimeout(300);
  const requests = (await tenant.requests()).map(
    ({ method, path }) => `${method} ${path.replace(/users\/.*/, 'users/{id}')}`,
  );
  return { milliseconds, requests };
}

/** The time of all loads of a kind, and the requests of the one that made most. */
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
