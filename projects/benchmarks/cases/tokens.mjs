import { withBrowser, withPage } from '../harness/browser.mjs';
import { buildApp } from '../harness/build-app.mjs';
import { exactly } from '../harness/requirement.mjs';
import { withApplication } from '../harness/with-application.mjs';
import { interleave, median } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { spaClient, withTenant } from '../harness/tenant.mjs';

const OURS = 'ngx-auth0-profile';
const PEERS = [OURS, 'auth0-angular'];
const CLIENT = 'benchmark';
const USER = 'auth0|benchmark';

export const tokens = {
  name: 'tokens',
  title: 'Tokens: simultaneous first calls',
  run: async ({ rounds, growth, quick }) => {
    const counts = [1, 100, 1000, ...(growth ? [10_000] : [])];
    const folder = await buildApp('tenant-client');
    const runs = [];
    await withApplication(folder, (origin) =>
      withTenant(seed(origin), (tenant) =>
        withBrowser(async (browser) => {
          for (const audiences of [1, 3]) {
            for (const count of counts) {
              const results = await interleave(PEERS, count > 1000 || quick ? 2 : rounds, (peer) =>
                withPage(browser, origin, (page) =>
                  burst(page, tenant, { peer, count, audiences }),
                ),
              );
              for (const peer of PEERS) {
                runs.push({ peer, count, audiences, ...summary(results.get(peer)) });
              }
            }
          }
        }),
      ),
    );
    return { rounds, runs };
  },
  report: ({ rounds, runs }) => [
    `Simultaneous requests of a signed-in user to APIs for which the page has no token yet, in Chromium. Tokens come from the emulator by silent iframe; the APIs respond immediately. Median of ${rounds} rounds (2 for 10,000 calls). In brackets: the ratio to ngx-auth0-profile. The SDK's lock times out after 5 s; calls that wait longer fail. The other packages have one access token from the login and request none at a first call; msal-angular supports Microsoft's servers only.`,
    table(
      [
        'Simultaneous first calls',
        'package',
        'token requests',
        'ms to the last response',
        'calls lost',
      ],
      runs.map(({ peer, count, audiences, tokenRequests, milliseconds, lost }) => [
        `${count.toLocaleString('en')}, ${named(audiences)}`,
        peer,
        tokenRequests,
        peer === OURS
          ? figure(milliseconds)
          : `${figure(milliseconds)} (${ratio(milliseconds / oursFor(runs, count, audiences))})`,
        lost.toLocaleString('en'),
      ]),
    ),
  ],
  requirements: ({ runs }) =>
    runs
      .filter(({ peer, count }) => peer === OURS && count === 1000)
      .flatMap(({ audiences, tokenRequests, lost }) => [
        exactly(
          `Token requests for 1,000 first calls, ${named(audiences)}`,
          tokenRequests,
          audiences,
        ),
        exactly(`Calls lost of 1,000 first calls, ${named(audiences)}`, lost, 0),
      ]),
};

async function burst(page, tenant, { peer, count, audiences }) {
  const setting = {
    peer,
    tenant: tenant.url,
    clientId: CLIENT,
    userId: USER,
    audiences: audienceNames().slice(0, audiences),
    stubApis: true,
  };
  const app = await page.evaluateHandle((given) => globalThis.start(given), setting);
  await tenant.clearRequests();
  const outcome = await app.evaluate((started, calls) => started.call(calls), count);
  const requests = await tenant.requests();
  return {
    milliseconds: outcome.milliseconds,
    lost: outcome.lost,
    tokenRequests: requests.filter(({ path }) => path === '/oauth/token').length,
  };
}

/** The median time, and the highest number of token requests and lost calls in a round. */
function summary(results) {
  return {
    milliseconds: median(results.map(({ milliseconds }) => milliseconds)),
    tokenRequests: Math.max(...results.map(({ tokenRequests }) => tokenRequests)),
    lost: Math.max(...results.map(({ lost }) => lost)),
  };
}

function oursFor(runs, count, audiences) {
  return runs.find((run) => run.peer === OURS && run.count === count && run.audiences === audiences)
    .milliseconds;
}

function named(audiences) {
  return `${audiences} audience${audiences > 1 ? 's' : ''}`;
}

function seed(origin) {
  return {
    users: [{ user_id: USER, email: 'benchmark@example.com' }],
    clients: [spaClient(CLIENT, origin)],
    apis: audienceNames().map((identifier) => ({
      identifier,
      name: identifier,
      scopes: [{ value: 'read:items', description: 'Read' }],
    })),
  };
}

function audienceNames() {
  return [0, 1, 2].map((at) => `https://api-${at}.example.com/`);
}
