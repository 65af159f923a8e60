import { createProfileProxy } from 'auth0-profile-proxy';
import { listen, nodeLog, nodeMetrics, nodeTransport } from 'auth0-profile-proxy/node';
import { announce } from './serve.mjs';

// The proxy as `npx auth0-profile-proxy` serves it. Its limits are checked but never reached.
const { domain, audience, clientId, clientSecret } = JSON.parse(process.argv[2]);
const HIGH_LIMIT = { points: 1e6, windowSeconds: 60 };
const proxy = createProfileProxy({
  domain,
  audience,
  clientId,
  clientSecret,
  log: nodeLog(),
  metrics: nodeMetrics(),
  transport: nodeTransport(),
  limits: { read: HIGH_LIMIT, write: HIGH_LIMIT },
  upstream: { budget: { perSecond: 1e5, burst: 1e5 }, userShare: 1 },
});
const { url } = await listen(proxy, { host: 'localhost', port: 0 });
announce(url);
