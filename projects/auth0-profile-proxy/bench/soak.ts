/**
 * Changes under load while things break: two instances with one Redis behind nginx, a tenant with
 * a rate limit, one instance killed with -9, Redis restarted once.
 *
 *   npm run soak -w auth0-profile-proxy -- --changes 50000 --users 200 --per-second 150 --burst 50
 */
import { parseArgs } from 'node:util';
import { startCluster } from '../spec/cluster/cluster.ts';
import { excessOver } from '../spec/cluster/counting-tenant.ts';
import { runLoad } from '../spec/cluster/load.ts';

const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '50000' },
    users: { type: 'string', default: '200' },
    'per-second': { type: 'string', default: '150' },
    burst: { type: 'string', default: '50' },
  },
});
const changes = Number(values.changes);
const limit = { perSecond: Number(values['per-second']), burst: Number(values.burst) };
const write = (line: string): void => void process.stdout.write(`${line}\n`);

const cluster = await startCluster({ users: Number(values.users), limit });
write(
  `${changes} changes by ${values.users} users; the tenant allows ${limit.perSecond}/s, bursts of ${limit.burst}`,
);
const progress = (done: () => number): NodeJS.Timeout =>
  setInterval(() => {
    write(`  ${done()} acknowledged`);
  }, 20_000);
const report = await runLoad(cluster, {
  changes,
  during: async (done) => {
    const timer = progress(done);
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
  },
});
const excess = excessOver(cluster.tenant.calls, limit);
const facts = [
  ['acknowledged', report.acknowledged, report.acknowledged >= changes],
  ['seconds', report.seconds.toFixed(1), true],
  ['changes per second', (report.acknowledged / report.seconds).toFixed(1), true],
  ['acknowledged and lost', report.lost.length, report.lost.length === 0],
  ['carried out twice', report.twice.length, report.twice.length === 0],
  ['outcome unknown, sent with a new key', report.unknown, true],
  ['repeated requests', report.retries, true],
  ['answers', JSON.stringify(report.statuses), true],
  ['calls of the Management API', cluster.tenant.calls.length, true],
  ['calls the tenant refused with 429', cluster.tenant.refusedByLimit(), true],
  ['calls beyond the limit at the worst moment', excess.toFixed(1), excess <= limit.burst],
  ['machine tokens asked for', cluster.tenant.tokenRequests(), cluster.tenant.tokenRequests() <= 3],
] as const;
for (const [name, value, good] of facts) write(`${good ? 'ok  ' : 'FAIL'} ${name}: ${value}`);
await cluster.close();
process.exitCode = facts.every(([, , good]) => good) ? 0 : 1;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}
