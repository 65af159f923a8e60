import { createClient, inParallel } from '../harness/http-client.mjs';
import { atLeast } from '../harness/requirement.mjs';
import { startServer, withServers } from '../harness/server-process.mjs';
import { logUsersIn, requestOrder, seed, USERS, WIDTH } from '../harness/sessions.mjs';
import { interleave, median, quantile } from '../harness/statistics.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { withTenant } from '../harness/tenant.mjs';

const SERVERS = ['profile-bff', 'minimal-bff'];

/** Alternations in a round. They are short, so that other programs on the machine slow down both. */
const ALTERNATIONS = 10;

export const bff = {
  name: 'bff',
  title: 'BFF: a request to an API compared with a minimal Hono server',
  run: async ({ rounds, quick }) => {
    const { settings, tenant: tenantSeed } = await seed();
    const api = await startServer('orders-api');
    try {
      return await withTenant(tenantSeed, (tenant) =>
        withServers(SERVERS, (servers) => compare(tenant, servers, { rounds, quick }), {
          args: [JSON.stringify({ ...settings, apiUrl: api.url })],
        }),
      );
    } finally {
      await api.stop();
    }
  },
  report: ({ rounds, servers }) => {
    const [ours, minimal] = SERVERS.map((name) => servers[name]);
    return [
      `\`GET /bff/api/orders/orders/{id}\` of ${USERS} users, ${WIDTH} at a time, in front of an API that answers at once; median of ${rounds} rounds of ${ALTERNATIONS} alternations each. Both are measured round-robin; compare ratios, not times. The minimal server looks the session up in a map and forwards the request by \`fetch\`; the BFF also decrypts the session, checks origin, path and scopes, limits the body, logs and counts.`,
      table(
        ['', 'auth0-profile-proxy', 'minimal Hono server', 'ratio'],
        [
          row('Requests per second', ours.perSecond, minimal.perSecond),
          row('Median, ms', ours.p50, minimal.p50),
          row('99th percentile, ms', ours.p99, minimal.p99),
          row('CPU time of the server for one request, ms', ours.cpu, minimal.cpu),
        ],
      ),
    ];
  },
  requirements: ({ servers }) => [
    atLeast(
      'BFF: throughput of a request to an API against a minimal Hono server',
      servers['profile-bff'].perSecond / servers['minimal-bff'].perSecond,
      0.7,
    ),
  ],
};

async function compare(tenant, servers, { rounds, quick }) {
  const cookies = await logUsersIn(tenant, servers);
  const clients = Object.fromEntries(
    SERVERS.map((name) => [name, createClient(servers[name].url, { sockets: WIDTH })]),
  );
  const count = quick ? 100 : 400;
  const measure = async (name, requests = count) => {
    const cpu = await servers[name].cpu();
    const started = performance.now();
    const times = await inParallel(requests, WIDTH, (at) =>
      requestOrder(clients[name], cookies[name], at),
    );
    return {
      perSecond: (requests * 1000) / (performance.now() - started),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      cpu: ((await servers[name].cpu()) - cpu) / requests,
    };
  };
  for (const name of SERVERS) {
    await measure(name, count * ALTERNATIONS);
  }
  const results = await interleave(SERVERS, rounds * ALTERNATIONS, (name) => measure(name));
  for (const client of Object.values(clients)) {
    client.close();
  }
  const middle = (name, key) => median(results.get(name).map((result) => result[key]));
  return {
    rounds,
    servers: Object.fromEntries(
      SERVERS.map((name) => [
        name,
        Object.fromEntries(
          ['perSecond', 'p50', 'p99', 'cpu'].map((key) => [key, middle(name, key)]),
        ),
      ]),
    ),
  };
}

function row(what, ours, minimal) {
  return [what, figure(ours), figure(minimal), ratio(ours / minimal)];
}
