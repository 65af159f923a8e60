import { createClient, inParallel } from '../harness/http-client.mjs';
import { change, mintTokens, seed, settings, USERS, WIDTH } from '../harness/profile-changes.mjs';
import { atLeast } from '../harness/requirement.mjs';
import { withServers } from '../harness/server-process.mjs';
import { interleave, median, quantile } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { withTenant } from '../harness/tenant.mjs';

const PROXIES = ['profile-proxy', 'minimal-proxy'];

/** Alternations in a round. They are short, so that other programs on the machine slow down both proxies. */
const ALTERNATIONS = 10;

export const proxy = {
  name: 'proxy',
  title: 'Proxy: PATCH /me compared with a minimal Hono server',
  run: async ({ rounds, quick }) =>
    withTenant(await seed(), (tenant) =>
      withServers(PROXIES, (servers) => compare(tenant, servers, { rounds, quick }), {
        args: [JSON.stringify({ domain: tenant.url, ...settings })],
      }),
    ),
  report: ({ rounds, proxies, newTokens }) => {
    const [ours, minimal] = PROXIES.map((name) => proxies[name]);
    const [oursNewToken, minimalNewToken] = PROXIES.map((name) => newTokens[name]);
    return [
      `\`PATCH /me\` of ${USERS} users, ${WIDTH} at a time, in front of the emulator; median of ${rounds} rounds of ${ALTERNATIONS} alternations each. Both are measured round-robin; compare ratios, not times. The minimal server verifies the same token with jose and forwards the body; the proxy also checks fields and limits, builds the response, logs, counts and audits. Each user sends the same token every time, as a page does; the proxy caches for one minute that it is valid. The last rows use a new token for each request.`,
      table(
        ['', 'auth0-profile-proxy', 'minimal Hono server', 'ratio'],
        [
          row('Changes per second', ours.perSecond, minimal.perSecond),
          row('Median, ms', ours.p50, minimal.p50),
          row('99th percentile, ms', ours.p99, minimal.p99),
          row('CPU time of the server for one change, ms', ours.cpu, minimal.cpu),
          row('Calls to Auth0 for one change', ours.upstream, minimal.upstream),
          row(
            'Changes per second, new token each time',
            oursNewToken.perSecond,
            minimalNewToken.perSecond,
          ),
          row(
            'CPU time of the server, new token each time, ms',
            oursNewToken.cpu,
            minimalNewToken.cpu,
          ),
        ],
      ),
    ];
  },
  requirements: ({ proxies }) => [
    atLeast(
      'Proxy: throughput of PATCH /me against a minimal Hono server',
      proxies['profile-proxy'].perSecond / proxies['minimal-proxy'].perSecond,
      0.7,
    ),
  ],
};

async function compare(tenant, servers, { rounds, quick }) {
  const clients = Object.fromEntries(
    PROXIES.map((name) => [name, createClient(servers[name].url, { sockets: WIDTH })]),
  );
  const measure = async (name, tokens, count) => {
    const cpu = await servers[name].cpu();
    const started = performance.now();
    const times = await inParallel(count, WIDTH, (at) => change(clients[name], tokens, at));
    return {
      perSecond: (count * 1000) / (performance.now() - started),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      cpu: ((await servers[name].cpu()) - cpu) / count,
    };
  };
  const count = quick ? 50 : 200;
  const tokens = await mintTokens(tenant, USERS);
  const upstream = {};
  for (const name of PROXIES) {
    upstream[name] = await callsPerChange(tenant, () => change(clients[name], tokens, 0));
    await measure(name, tokens, count * ALTERNATIONS);
  }
  const alternations = rounds * ALTERNATIONS;
  const sameTokens = await interleave(PROXIES, alternations, (name) =>
    measure(name, tokens, count),
  );
  const newTokens = await interleave(PROXIES, alternations, async (name) =>
    measure(name, await mintTokens(tenant, count), count),
  );
  for (const client of Object.values(clients)) {
    client.close();
  }
  const proxies = mediansOf(sameTokens);
  for (const name of PROXIES) {
    proxies[name].upstream = upstream[name];
  }
  return { rounds, proxies, newTokens: mediansOf(newTokens) };
}

/** The number of requests to the tenant for one change, with keys and M2M token cached. */
async function callsPerChange(tenant, work) {
  await work();
  await tenant.clearRequests();
  await work();
  return (await tenant.requests()).length;
}

function mediansOf(results) {
  const middle = (name, key) => median(results.get(name).map((result) => result[key]));
  return Object.fromEntries(
    PROXIES.map((name) => [
      name,
      Object.fromEntries(['perSecond', 'p50', 'p99', 'cpu'].map((key) => [key, middle(name, key)])),
    ]),
  );
}

function row(what, ours, minimal) {
  return [what, figure(ours), figure(minimal), ratio(ours / minimal)];
}
