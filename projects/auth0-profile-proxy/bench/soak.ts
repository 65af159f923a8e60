/**
 * Changes under load while things break: two instances with one Redis behind nginx, a tenant with
 * the rate limit of a plan, one instance killed with -9, Redis restarted once. By default the limit
 * is that of Enterprise (16 calls a second, bursts of 50), at which 50,000 changes take 55 minutes.
 *
 *   npm run soak -w auth0-profile-proxy
 *   npm run soak -w auth0-profile-proxy -- --changes 8000 --per-second 150
 */
import { parseArgs } from 'node:util';
import { progressLine } from '../../../tools/process/progress.ts';
import { startCluster, type Cluster } from '../spec/cluster/cluster.ts';
import { excessOver } from '../spec/cluster/counting-tenant.ts';
import { runLoad, type LoadReport } from '../spec/cluster/load.ts';

const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '50000' },
    users: { type: 'string', default: '200' },
    'per-second': { type: 'string', default: '16' },
    burst: { type: 'string', default: '50' },
    'token-seconds': { type: 'string', default: '600' },
  },
});
const changes = Number(values.changes);
const limit = { perSecond: Number(values['per-second']), burst: Number(values.burst) };
const tokenSeconds = Number(values['token-seconds']);
const write = (line: string): void => void process.stdout.write(`${line}\n`);

write(
  `${changes} changes by ${values.users} users; the tenant allows ${limit.perSecond}/s, bursts of ${limit.burst}; its tokens live ${tokenSeconds} s`,
);
const cluster = await startCluster({ users: Number(values.users), limit, tokenSeconds });
const report = await runLoad(cluster, { changes, during: (done) => breakThings(cluster, done) });
const facts = judge(report, cluster);
for (const [name, value, good] of facts) {
  write(`${good ? 'ok  ' : 'FAIL'} ${name}: ${value}`);
}
await cluster.close();
process.exitCode = facts.every(([, , good]) => good) ? 0 : 1;

async function breakThings(cluster: Cluster, done: () => number): Promise<void> {
  const started = performance.now();
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - started;
    write(progressLine({ step: 'acknowledged changes', done: done(), total: changes, elapsedMs }));
  }, 60_000);
  await until(() => done() > changes * 0.3);
  write(`killing one instance with SIGKILL at ${done()}`);
  await cluster.killInstance(0, 2000);
  await until(() => done() > changes * 0.6);
  write(`restarting Redis at ${done()}`);
  await cluster.redis.stop();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await cluster.redis.start();
  await until(() => done() >= changes);
  clearInterval(timer);
}

function judge(
  report: LoadReport,
  cluster: Cluster,
): (readonly [name: string, value: string | number, good: boolean])[] {
  const { acknowledged, seconds, lost, twice, unknown, retries, statuses } = report;
  const { refusedForOthers, madeForOthers } = report;
  const { tenant } = cluster;
  const excess = excessOver(tenant.calls, limit);
  const tokens = tenant.tokenRequests();
  // A token is renewed after four fifths of its life.
  const mostTokens = cluster.instancesStarted() + Math.ceil(seconds / (tokenSeconds * 0.8));
  return [
    ['acknowledged', acknowledged, acknowledged >= changes],
    ['seconds', seconds.toFixed(1), true],
    ['changes per second', (acknowledged / seconds).toFixed(1), true],
    ['acknowledged and lost', lost.length, lost.length === 0],
    ['carried out twice', twice.length, twice.length === 0],
    ['meant for another user and refused', refusedForOthers, refusedForOthers > 0],
    ['meant for another user and carried out', madeForOthers.length, madeForOthers.length === 0],
    ['outcome unknown, told by reading the profile', unknown, true],
    ['repeated requests', retries, true],
    ['answers', JSON.stringify(statuses), true],
    ['calls of the Management API', tenant.calls.length, true],
    ['calls the tenant refused with 429', tenant.refusedByLimit(), true],
    ['calls beyond the limit at the worst moment', excess.toFixed(1), excess <= limit.burst],
    ['machine tokens asked for', `${tokens} of ${mostTokens} at most`, tokens <= mostTokens],
  ];
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
