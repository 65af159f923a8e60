import { createClient, inParallel } from '../harness/http-client.mjs';
import { change, mintTokens, seed, settings, USERS, WIDTH } from '../harness/profile-changes.mjs';
import { atMost } from '../harness/requirement.mjs';
import { withServers } from '../harness/server-process.mjs';
import { slope } from '../harness/statistics.mjs';
import { figure, table } from '../harness/table.mjs';
import { withTenant } from '../harness/tenant.mjs';

const PARTS = 10;

export const proxyMemory = {
  name: 'proxy-memory',
  title: 'Proxy: memory over 200,000 changes',
  run: async ({ growth }) =>
    withTenant(await seed(), (tenant) =>
      withServers(
        ['profile-proxy'],
        (servers) => sampleMemory(tenant, servers['profile-proxy'], growth ? 200_000 : 2000),
        { args: [JSON.stringify({ domain: tenant.url, ...settings })] },
      ),
    ),
  report: ({ samples, bytesPerThousand }) => [
    `\`PATCH /me\` of ${USERS} users, ${WIDTH} in parallel; heap after a forced garbage collection, and resident memory (RSS).`,
    table(
      ['Changes', 'heap, MB', 'RSS, MB'],
      samples.map(({ changes, heapUsed, rss }) => [
        changes.toLocaleString('en'),
        figure(heapUsed / 1e6),
        figure(rss / 1e6),
      ]),
    ),
    `From the second part on, the heap grows by ${figure(bytesPerThousand / 1000)} KB per 1,000 changes (least squares).`,
  ],
  // The first part fills caches and compiles code; after that the heap must not grow.
  requirements: ({ samples }) => [
    atMost(
      'Proxy: heap at the end against the second part of 200,000 changes',
      samples.at(-1).heapUsed / samples[2].heapUsed,
      1.1,
    ),
  ],
};

async function sampleMemory(tenant, server, total) {
  const client = createClient(server.url, { sockets: WIDTH });
  const tokens = await mintTokens(tenant, USERS);
  const samples = [{ changes: 0, ...(await server.memory()) }];
  for (let part = 1; part <= PARTS; part++) {
    await inParallel(total / PARTS, WIDTH, (at) => change(client, tokens, at));
    samples.push({ changes: (total / PARTS) * part, ...(await server.memory()) });
  }
  client.close();
  const steady = samples.slice(2).map(({ changes, heapUsed }) => [changes / 1000, heapUsed]);
  return { samples, bytesPerThousand: slope(steady) };
}
