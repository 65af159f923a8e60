import { withBrowser, withPage } from '../harness/browser.mjs';
import { buildApp } from '../harness/build-app.mjs';
import { atMost, exactly } from '../harness/requirement.mjs';
import { withApplication } from '../harness/with-application.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { spaClient, withTenant } from '../harness/tenant.mjs';

const OURS = 'ngx-auth0-profile';
const PEERS = [OURS, 'auth0-angular'];
const CLIENT = 'benchmark';
const USER = 'auth0|benchmark';
/** Auth0's enterprise plan: requests to the Management API of one tenant. */
const LIMIT = { plan: 'enterprise', burst: 50, perSecond: 16 };

export const rateLimits = {
  name: 'rate-limits',
  title: 'Rate limits: simultaneous writes at the limit of a plan',
  run: async ({ growth, quick }) => {
    const folder = await buildApp('tenant-client');
    const runs = [];
    await withApplication(folder, (origin) =>
      withBrowser(async (browser) => {
        for (const count of quick ? [100] : growth ? [300, 3000] : [300]) {
          for (const peer of PEERS) {
            runs.push(
              await withTenant(seed(origin), (tenant) => run(browser, origin, tenant, peer, count)),
            );
          }
        }
      }),
    );
    return { runs };
  },
  report: ({ runs }) => [
    `Writes of user metadata, all started at the same time in Chromium, against the emulator with the rate limit of Auth0's ${LIMIT.plan} plan (bursts of ${LIMIT.burst}, then ${LIMIT.perSecond} a second). The ideal is the time in which the token bucket accepts all of them. auth0-angular does not retry, so it is measured with a typical application retry: three retries after 1, 2 and 4 seconds.`,
    table(
      [
        'Writes',
        'package',
        'ideal, s',
        'until the last response, s',
        'ratio to the ideal',
        'refused (429)',
        'lost',
      ],
      runs.map(({ count, peer, seconds, refused, lost }) => [
        count.toLocaleString('en'),
        peer,
        figure(ideal(count)),
        figure(seconds),
        ratio(seconds / ideal(count)),
        refused.toLocaleString('en'),
        lost.toLocaleString('en'),
      ]),
    ),
  ],
  requirements: ({ runs }) =>
    runs
      .filter(({ peer }) => peer === OURS)
      .flatMap(({ count, seconds, lost }) => [
        exactly(`Rate limits: writes lost of ${count.toLocaleString('en')}`, lost, 0),
        atMost(
          `Rate limits: total time of ${count.toLocaleString('en')} writes against the ideal`,
          seconds / ideal(count),
          1.15,
        ),
      ]),
};

async function run(browser, origin, tenant, peer, count) {
  const setting = {
    peer,
    tenant: tenant.url,
    clientId: CLIENT,
    userId: USER,
    audiences: [],
    stubApis: false,
  };
  return withPage(browser, origin, async (page) => {
    const app = await page.evaluateHandle((given) => globalThis.start(given), setting);
    await tenant.clearRequests();
    const outcome = await app.evaluate((started, writes) => started.write(writes), count);
    const writes = (await tenant.requests()).filter(({ method }) => method === 'PATCH');
    const { user_metadata: metadata = {} } = await tenant.user(USER);
    const missing = Math.min(count, 300) - Object.keys(metadata).length;
    if (outcome.lost === 0 && missing > 0) {
      throw new Error(`${peer} reported every write as done, and ${missing} keys are missing.`);
    }
    return {
      peer,
      count,
      seconds: outcome.milliseconds / 1000,
      lost: outcome.lost,
      refused: writes.filter(({ status }) => status === 429).length,
    };
  });
}

/** Seconds until the token bucket has accepted this many requests. */
function ideal(count) {
  return Math.max(0, (count - LIMIT.burst) / LIMIT.perSecond);
}

function seed(origin) {
  return {
    tenant: { plan: LIMIT.plan },
    users: [{ user_id: USER, email: 'benchmark@example.com', user_metadata: {} }],
    clients: [spaClient(CLIENT, origin)],
  };
}
