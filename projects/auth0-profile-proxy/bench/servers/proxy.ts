/** The proxy as it is deployed: log by pino, metrics, limits in memory. */
import { createProfileProxy } from '../../src/index.ts';
import { listen, nodeLog, nodeMetrics } from '../../src/node.ts';

const plenty = { points: 1_000_000, windowSeconds: 60 };
const proxy = createProfileProxy({
  domain: process.env['TENANT'] ?? '',
  audience: process.env['PROXY_AUDIENCE'] ?? '',
  clientId: 'profile-proxy',
  clientSecret: process.env['SECRET'] ?? '',
  limits: { read: plenty, write: plenty },
  upstream: { budget: { perSecond: 100_000, burst: 100_000 }, userShare: 1 },
  log: nodeLog({ destination: { write: () => undefined } }),
  metrics: nodeMetrics(),
});
const listener = await listen(proxy, { port: 0 });
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.send?.({ url: listener.url });
