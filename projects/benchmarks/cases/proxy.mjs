import { createClient, inParallel } from '../harness/http-client.mjs';
import { change, mintTokens, seed, settings, USERS, WIDTH } from '../harness/profile-changes.mjs';
import { atLeast } from '../harness/requirement.mjs';
import { withServers } from '../harness/server-process.mjs';
import { interleave, median, quantile } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { withTenant } from '../harness/tenant.mjs';

const PROXIES = ['profile-proxy', 'bare-proxy'];

/** Turns in a round, each so short that whatever else the machine does meets both. */
const TURNS = 10;

export const proxy = {
  name: 'proxy',
  title: 'Proxy: PATCH /me beside a bare Hono server',
  run: async ({ rounds, quick }) =>
    withTenant(await seed(), (tenant) =>
      withServers(PROXIES, (servers) => compare(tenant, servers, { rounds, quick }), {
        args: [JSON.stringify({ domain: tenant.url, ...settings })],
      }),
    ),
  report: ({ rounds, proxies, newTokens }) => {
    const [ours, bare] = PROXIES.map((name) => proxies[name]);
    const [oursAnew, bareAnew] = PROXIES.map((name) => newTokens[name]);
    return [
      `\`PATCH /me\` of ${USERS} users, ${WIDTH} at a time, in front of the emulator; median of ${rounds} rounds of ${TURNS} turns each, the two taking turns. The bare server verifies the same token with jose and forwards the body; the proxy also checks fields and limits, shapes the answer, logs, counts and audits. Each user keeps the same token, as a page does; the proxy remembers for a minute that it verified it. The last rows are for tokens that neither has seen before.`,
      table(
        ['', 'auth0-profile-proxy', 'bare Hono server', 'ratio'],
        [
          row('Changes per second', ours.perSecond, bare.perSecond),
          row('Median, ms', ours.p50, bare.p50),
          row('99th percentile, ms', ours.p99, bare.p99),
          row('CPU time of the server for one change, ms', ours.cpu, bare.cpu),
          row('Calls to Auth0 for one change', ours.upstream, bare.upstream),
          row('Changes per second, every token new', oursAnew.perSecond, bareAnew.perSecond),
          row('CPU time of the server, every token new, ms', oursAnew.cpu, bareAnew.cpu),
        ],
      ),
    ];
  },
  requirements: ({ proxies }) => [
    atLeast(
      'Proxy: throughput of PATCH /me against a bare Hono server',
      proxies['profile-proxy'].perSecond / proxies['bare-proxy'].perSecond,
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
    await measure(name, tokens, count * TURNS);
  }
  const turns = rounds * TURNS;
  const kept = await interleave(PROXIES, turns, (name) => measure(name, tokens, count));
  const anew = await interleave(PROXIES, turns, async (name) =>
    measure(name, await mintTokens(tenant, count), count),
  );
  for (const client of Object.values(clients)) {
    client.close();
  }
  const proxies = mediansOf(kept);
  for (const name of PROXIES) {
    proxies[name].upstream = upstream[name];
  }
  return { rounds, proxies, newTokens: mediansOf(anew) };
}

/** How many requests reach the tenant for one change, once keys and the machine's token are there. */
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

function row(what, ours, bare) {
  return [what, figure(ours), figure(bare), ratio(ours / bare)];
}
