import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createProfileProxy } from 'auth0-profile-proxy';
import { listen } from 'auth0-profile-proxy/node';
import { startTenant } from 'auth0-tenant-emulator';
import { startBff } from './karma.bff.mjs';

/** Runs in a worker that does not keep the test run alive. */
const seed = JSON.parse(await readFile(new URL('./karma.tenant.json', import.meta.url), 'utf8'));
const { origins } = workerData;
const tenant = await startTenant({
  ...seed,
  port: 0,
  clients: seed.clients.map((client) => ({
    ...client,
    callbacks:
      client.client_id === 'spec-bff' ? origins.map((origin) => `${origin}/bff/callback`) : origins,
    allowed_logout_urls: origins.flatMap((origin) => [origin, `${origin}/`]),
    web_origins: origins,
  })),
});
/** No spec is about the limits of the proxy. */
const unlimited = { points: 10_000, windowSeconds: 60 };
const proxy = createProfileProxy({
  domain: tenant.url,
  audience: 'https://profile-proxy.example/',
  clientId: 'spec-proxy',
  clientSecret: 'spec-proxy-secret',
  allowedOrigins: origins,
  routes: { 'delete-account': true },
  limits: { read: unlimited, write: unlimited, sensitive: unlimited },
  upstream: { budget: { perSecond: 1000, burst: 1000 }, userShare: 1 },
  log: { info() {}, warn() {}, error: console.error },
});
const { url } = await listen(proxy, { port: 0 });
parentPort.postMessage([tenant.url, url, await startBff(tenant, origins)]);
