import { withBrowser } from '../harness/browser.mjs';
import { buildApp } from '../harness/build-app.mjs';
import { atMost, exactly } from '../harness/requirement.mjs';
import { withStaticServer } from '../harness/static-server.mjs';
import { interleave, middleMean } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { spaClient, withTenant } from '../harness/tenant.mjs';

const USER = 'auth0|benchmark';
const VISITS_A_ROUND = 6;
const PAGES = { library: 'ngx-auth0-profile', plain: 'auth0-angular and HttpClient' };
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
    for (const main of Object.keys(PAGES)) folders[main] = await buildApp('profile', { main });
    const sizes = growth ? [5, 50] : [5];
    const runs = {};
    const visits = quick ? 2 : rounds * VISITS_A_ROUND;
    await withBrowser((browser) =>
      withStaticServer(folders.library, (library) =>
        withStaticServer(folders.plain, async (plain) => {
          for (const keys of sizes) {
            runs[keys] = await withTenant(seed([library, plain], keys), (tenant) =>
              compare(visits, { library, plain }, (origin) => visit(browser, origin, tenant)),
            );
          }
        }),
      ),
    );
    return { rounds, runs };
  },
  report: ({ rounds, runs }) => [
    `A page that shows name and one metadata value of the signed-in user, production build, in Chromium against the emulator; mean of the middle half of ${rounds * VISITS_A_ROUND} visits, each with a reload, the two pages taking turns (times end with a frame, so that a median would jump). Both are the first page of the minimal application of the bundle measure, keep tokens in memory and log in silently by iframe; the browser may keep the files, whose names a production build makes of their content; the tenant has served another visitor before. Requests are those that reach the tenant, without CORS preflights, which the browser adds to each kind once.`,
    table(
      ['', 'ngx-auth0-profile, ms', 'auth0-angular, ms', 'ratio', 'requests, ours', 'theirs'],
      Object.entries(runs).flatMap(([keys, { library, plain }]) =>
        Object.entries(VISITS).map(([visit, title]) => [
          `${title}, ${keys} metadata keys`,
          figure(library[visit].milliseconds),
          figure(plain[visit].milliseconds),
          ratio(library[visit].milliseconds / plain[visit].milliseconds),
          library[visit].requests.length,
          plain[visit].requests.length,
        ]),
      ),
    ),
    `The minimum the protocol needs is ${MINIMUM.length} requests:`,
    MINIMUM.map((request) => `- ${request}`).join('\n'),
    `The library's page makes: ${Object.values(runs)[0].library.warm.requests.join(', ')}.`,
  ],
  requirements: ({ runs }) =>
    Object.entries(runs).flatMap(([keys, { library, plain }]) =>
      Object.keys(VISITS).flatMap((visit) => [
        exactly(
          `Profile, ${visit}, ${keys} keys: requests to the tenant`,
          library[visit].requests.length,
          MINIMUM.length,
        ),
        atMost(
          `Profile, ${visit}, ${keys} keys: time against the plain page`,
          library[visit].milliseconds / plain[visit].milliseconds,
          1.05,
        ),
      ]),
    ),
};

/** Visits the pages in turn. The first visit of each is none of its: a tenant that has just started takes longer. */
async function compare(visits, origins, visitPage) {
  const mains = Object.keys(origins);
  for (const main of mains) await visitPage(origins[main]);
  const results = await interleave(mains, visits, (main) => visitPage(origins[main]));
  return Object.fromEntries(mains.map((main) => [main, summary(results.get(main))]));
}

async function visit(browser, origin, tenant) {
  const context = await browser.newContext();
  try {
    await context.request.post(`${tenant.url}/_emulator/sessions/start`, {
      data: { userId: USER },
    });
    const page = await context.newPage();
    await context.addCookies([
      { name: 'auth0.benchmark.is.authenticated', value: 'true', url: origin },
    ]);
    return {
      cold: await load(page, tenant, () => page.goto(`${origin}/?tenant=${tenant.url}`)),
      warm: await load(page, tenant, () => page.reload()),
    };
  } finally {
    await context.close();
  }
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
