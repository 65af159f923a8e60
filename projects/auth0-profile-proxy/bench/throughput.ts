/**
 * `PATCH /me` through the proxy against a bare server that only verifies the same token and
 * forwards. Both in processes of their own, in turns, against one emulator.
 *
 *   npm run bench -w auth0-profile-proxy -- --count 5000 --rounds 5
 */
import { parseArgs } from 'node:util';
import { audience, clientSecret } from '../spec/support/harness.ts';
import { sendLoad, type LoadResult } from './send-load.ts';
import { startWorker } from './start-worker.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
    json: { type: 'boolean', default: false },
  },
});
const load = { count: Number(values.count), connections: Number(values.connections) };

const tenant = await startWorker('tenant');
const environment = { TENANT: tenant.url, PROXY_AUDIENCE: audience, SECRET: clientSecret };
const servers = {
  bare: await startWorker('bare', environment),
  proxy: await startWorker('proxy', environment),
};
const tokens = (await tenant.ask({ audience, scope: 'update:profile' })) as string[];
const results: Record<keyof typeof servers, LoadResult[]> = { bare: [], proxy: [] };

for (const name of ['bare', 'proxy'] as const) {
  await sendLoad(servers[name].url, tokens, { ...load, count: 1000 });
}
for (let round = 0; round < Number(values.rounds); round++) {
  // Every other round the other way round, so that neither always has the warmer machine.
  for (const name of round % 2 === 0
    ? (['bare', 'proxy'] as const)
    : (['proxy', 'bare'] as const)) {
    results[name].push(await sendLoad(servers[name].url, tokens, load));
  }
}
for (const worker of [servers.bare, servers.proxy, tenant]) worker.stop();

const bare = median(results.bare);
const proxy = median(results.proxy);
const ratio = proxy.perSecond / bare.perSecond;
if (values.json) {
  process.stdout.write(`${JSON.stringify({ bare, proxy, ratio })}\n`);
} else {
  for (const [name, result] of Object.entries({ bare, proxy })) {
    const { perSecond, p50, p99 } = result;
    process.stdout.write(
      `${name.padEnd(6)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms\n`,
    );
  }
  process.stdout.write(`ratio of throughput ${ratio.toFixed(2)} (at least 0.70 is promised)\n`);
}
process.exitCode = ratio >= 0.7 ? 0 : 1;

function median(rounds: readonly LoadResult[]): LoadResult {
  const of = (pick: (result: LoadResult) => number): number =>
    rounds.map(pick).sort((left, right) => left - right)[Math.floor(rounds.length / 2)] ?? 0;
  return { perSecond: of((r) => r.perSecond), p50: of((r) => r.p50), p99: of((r) => r.p99) };
}
