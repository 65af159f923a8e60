import { withBrowser } from '../harness/browser.mjs';
import { buildApp } from '../harness/build-app.mjs';
import { atMost, exactly } from '../harness/requirement.mjs';
import { withStaticServer } from '../harness/static-server.mjs';
import { interleave, median } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { spaClient, withTenant } from '../harness/tenant.mjs';

const USER = 'auth0|benchmark';
const RELOADS = 3;
const PAGES = { library: 'ngx-auth0-profile', plain: 'auth0-angular and HttpClient' };
const VISITS = {
  cold: 'Cold: signed in at Auth0, first visit, empty cache',
  warm: 'Warm: the same page loaded again',
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
    await withBrowser(async (browser) => {
      for (const keys of sizes) {
        const results = await interleave(Object.keys(PAGES), quick ? 2 : rounds, (main) =>
          withStaticServer(folders[main], (origin) =>
            withTenant(seed(origin, keys), async (tenant) => {
              // What a tenant that has just started takes longer for is no page's.
              await visit(browser, origin, tenant);
              return visit(browser, origin, tenant);
            }),
          ),
        );
        runs[keys] = Object.fromEntries(
          Object.keys(PAGES).map((main) => [main, summary(results.get(main))]),
        );
      }
    });
    return { rounds, runs };
  },
  report: ({ rounds, runs }) => [
    `A page that shows name and one metadata value of the signed-in user, production build, in Chromium against the emulator; median of ${rounds} rounds, the two pages taking turns. Both keep tokens in memory and log in silently by iframe; the tenant has served another visitor before. Requests are those that reach the tenant, without CORS preflights, which the browser adds to each kind once.`,
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
    const cold = await load(page, tenant, () => page.goto(`${origin}/?tenant=${tenant.url}`));
    const reloads = [];
    for (let at = 0; at < RELOADS; at++) {
      reloads.push(await load(page, tenant, () => page.reload()));
    }
    return { cold, warm: middle(reloads) };
  } finally {
    await context.close();
  }
}

/** Milliseconds from navigation to the first frame with the profile, and what the tenant was asked. */
async function load(page, tenant, navigate) {
  await tenant.clearRequests();
  await navigate();
  await page.waitForFunction(
    () => performance.getEntriesByName('profile-on-screen').length > 0,
    undefined,
    { polling: 20, timeout: 30_000 },
  );
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

/** The reload in the middle by time; with the requests of the one that made most. */
function middle(loads) {
  return {
    milliseconds: median(loads.map(({ milliseconds }) => milliseconds)),
    requests: loads.reduce((a, b) => (b.requests.length > a.requests.length ? b : a)).requests,
  };
}

function summary(results) {
  return Object.fromEntries(
    Object.keys(VISITS).map((visit) => {
      const visits = results.map((result) => result[visit]);
      return [visit, middle(visits)];
    }),
  );
}

function seed(origin, keys) {
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
    clients: [spaClient('benchmark', origin)],
  };
}
