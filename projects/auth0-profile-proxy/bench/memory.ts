/**
 * Memory of the proxy over many requests: the heap after a forced collection, every tenth of the way.
 *
 *   npm run memory -w auth0-profile-proxy -- --requests 200000
 */
import { parseArgs } from 'node:util';
import { audience, clientSecret } from '../spec/support/harness.ts';
import { sendLoad } from './send-load.ts';
import { startWorker } from './start-worker.ts';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '200000' } } });
const step = Number(values.requests) / 10;
const tenant = await startWorker('tenant');
const environment = { TENANT: tenant.url, PROXY_AUDIENCE: audience, SECRET: clientSecret };
const proxy = await startWorker('proxy', environment, ['--expose-gc']);
const tokens = (await tenant.ask({ audience, scope: 'update:profile' })) as string[];
const megabytes: number[] = [];

for (let part = 1; part <= 10; part++) {
  await sendLoad(proxy.url, tokens, { count: step, connections: 32 });
  const { heapUsed, rss } = (await proxy.ask({})) as NodeJS.MemoryUsage;
  megabytes.push(heapUsed / 1e6);
  process.stdout.write(
    `${String(step * part).padStart(7)} requests: heap ${(heapUsed / 1e6).toFixed(1)} MB, resident ${(rss / 1e6).toFixed(0)} MB\n`,
  );
}
tenant.stop();
proxy.stop();

// The first tenth warms up; from then on the heap may not grow by more than a tenth.
const [early = 0] = megabytes.slice(1);
const late = megabytes.at(-1) ?? 0;
const growth = (late - early) / early;
process.stdout.write(`growth from the second to the last tenth: ${(growth * 100).toFixed(1)} %\n`);
process.exitCode = growth < 0.1 ? 0 : 1;
