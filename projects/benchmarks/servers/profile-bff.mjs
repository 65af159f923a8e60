import { createProfileBff } from 'auth0-profile-proxy';
import {
  listen,
  nodeApiTransport,
  nodeLog,
  nodeMetrics,
  nodeTransport,
} from 'auth0-profile-proxy/node';
import { announce } from './serve.mjs';

// The BFF as `npx auth0-profile-proxy bff` serves it, with sessions in memory.
const { apiUrl, audience, bffPort, clientId, clientSecret, domain } = JSON.parse(process.argv[2]);
const url = `http://localhost:${bffPort}`;
const bff = createProfileBff({
  domain,
  url,
  clientId,
  clientSecret,
  apis: {
    orders: {
      url: apiUrl,
      audience,
      routes: [{ method: 'GET', path: '/orders/{id}', scopes: ['read:orders'] }],
    },
  },
  log: nodeLog(),
  metrics: nodeMetrics(),
  transport: nodeTransport(),
  apiTransport: nodeApiTransport(),
});
await listen(bff, { host: 'localhost', port: bffPort });
announce(url);
