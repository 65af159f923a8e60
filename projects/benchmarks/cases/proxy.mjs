import { freePorts } from '../harness/commands.mjs';
import { createClient, inParallel } from '../harness/http-client.mjs';
import { withServers } from '../harness/server-process.mjs';
import { interleave, median, quantile } from '../harness/statistics.mjs';
import { atLeast } from '../harness/requirement.mjs';
import { figure, ratio, table } from '../harness/table.mjs';
import { withTenant } from '../harness/tenant.mjs';

const AUDIENCE = 'https://profile-proxy.example/';
const CLIENT = { clientId: 'profile-proxy', clientSecret: 'profile-proxy-secret' };
const PROXIES = ['profile-proxy', 'bare-proxy'];
const USERS = 50;
const WIDTH = 16;
const STEADY_BUDGET = 150_000;

export const proxy = {
  name: 'proxy',
  title: 'Proxy: PATCH /me beside a bare Hono server',
  run: async ({ rounds, quick, growth }) =>
    withTenant(await seed(), async (tenant) => {
      const settings = { domain: tenant.url, audience: AUDIENCE, ...CLIENT };
      const tokens = await mintTokens(tenant);
      return withServers(
        PROXIES,
        async (servers) => {
          const clients = Object.fromEntries(
            PROXIES.map((name) => [name, createClient(servers[name].url, { sockets: WIDTH })]),
          );
          const upstream = {};
          for (const name of PROXIES) {
            upstream[name] = await callsPerChange(tenant, () => change(clients[name], tokens, 0));
            await inParallel(quick ? 200 : 2000, WIDTH, (at) => change(clients[name], tokens, at));
          }
          const count = quick ? 200 : 2000;
          const results = await interleave(PROXIES, rounds, async (name) => {
            const cpu = await servers[name].cpu();
            const started = performance.now();
            const times = await inParallel(count, WIDTH, (at) => change(clients[name], tokens, at));
            return {
              perSecond: (count * 1000) / (performance.now() - started),
              p50: quantile(times, 0.5),
              p99: quantile(times, 0.99),
              cpu: ((await servers[name].cpu()) - cpu) / count,
            };
          });
          const memory = await steadiness(
            servers['profile-proxy'],
            clients['profile-proxy'],
            tokens,
            growth ? 200_000 : 2000,
          );
          for (const client of Object.values(clients)) client.close();
          const of = (name, key) => median(results.get(name).map((result) => result[key]));
          return {
            rounds,
            memory,
            proxies: Object.fromEntries(
              PROXIES.map((name) => [
                name,
                {
                  perSecond: of(name, 'perSecond'),
                  p50: of(name, 'p50'),
                  p99: of(name, 'p99'),
                  cpu: of(name, 'cpu'),
                  upstream: upstream[name],
                },
              ]),
            ),
          };
        },
        { args: [JSON.stringify(settings)] },
      );
    }),
  report: ({ rounds, proxies, memory }) => {
    const [ours, bare] = PROXIES.map((name) => proxies[name]);
    return [
      `\`PATCH /me\` of ${USERS} users, ${WIDTH} at a time, in front of the emulator; median of ${rounds} rounds, the two taking turns. The bare server verifies the same token with jose and forwards the body; the proxy also checks fields and limits, shapes the answer, logs and audits.`,
      table(
        ['', 'auth0-profile-proxy', 'bare Hono server', 'ratio'],
        [
          row('Changes per second', ours.perSecond, bare.perSecond),
          row('Median, ms', ours.p50, bare.p50),
          row('99th percentile, ms', ours.p99, bare.p99),
          row('CPU time of the server for one change, ms', ours.cpu, bare.cpu),
          row('Calls to Auth0 for one change', ours.upstream, bare.upstream),
        ],
      ),
      'The proxy’s memory over its changes:',
      table(
        ['Changes', 'heap, MB', 'RSS, MB'],
        memory.map(({ changes, heapUsed, rss }) => [
          changes.toLocaleString('en'),
          figure(heapUsed / 1e6),
          figure(rss / 1e6),
        ]),
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

async function seed() {
  const [port] = await freePorts(1);
  return {
    port,
    users: Array.from({ length: USERS }, (_, at) => ({
      user_id: userId(at),
      email: `user-${at}@example.com`,
      user_metadata: { theme: 'light', language: 'en' },
    })),
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        app_type: 'non_interactive',
        grant_types: ['client_credentials'],
      },
    ],
    client_grants: [
      {
        client_id: CLIENT.clientId,
        audience: `http://localhost:${port}/api/v2/`,
        scope: ['read:users', 'update:users', 'delete:users', 'create:user_tickets'],
      },
    ],
    apis: [
      {
        identifier: AUDIENCE,
        name: 'Profile proxy',
        scopes: ['read:profile', 'update:profile'].map((value) => ({ value, description: value })),
      },
    ],
  };
}

function mintTokens(tenant) {
  return Promise.all(
    Array.from({ length: USERS }, (_, at) =>
      tenant.mint({
        userId: userId(at),
        audience: AUDIENCE,
        scope: 'read:profile update:profile',
      }),
    ),
  );
}

async function change(client, tokens, at) {
  const { status, text } = await client.send('PATCH', '/me', {
    headers: {
      authorization: `Bearer ${tokens[at % USERS]}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ user_metadata: { theme: `theme-${at}` } }),
  });
  if (status !== 200) throw new Error(`PATCH /me answered ${status}: ${text.slice(0, 300)}`);
}

/** How many requests reach the tenant for one change, once keys and the machine's token are there. */
async function callsPerChange(tenant, work) {
  await work();
  await tenant.clearRequests();
  await work();
  return (await tenant.requests()).length;
}

/** Memory after a garbage collection, at the start, after a tenth, half and all of the changes. */
async function steadiness(server, client, tokens, total) {
  const samples = [{ changes: 0, ...(await server.memory()) }];
  const until = performance.now() + STEADY_BUDGET;
  let changes = 0;
  for (const share of [0.1, 0.5, 1]) {
    await inParallel(total * share - changes, WIDTH, async (at) => {
      if (performance.now() > until) return;
      await change(client, tokens, at);
      changes++;
    });
    samples.push({ changes, ...(await server.memory()) });
    if (performance.now() > until) break;
  }
  return samples;
}

function userId(at) {
  return `auth0|user-${at}`;
}

function row(what, ours, bare) {
  return [what, figure(ours), figure(bare), ratio(ours / bare)];
}
