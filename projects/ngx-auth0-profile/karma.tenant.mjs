import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { startTenant } from 'auth0-tenant-emulator';

/** Runs in a worker that does not keep the test run alive. */
const seed = JSON.parse(await readFile(new URL('./karma.tenant.json', import.meta.url), 'utf8'));
const { origins } = workerData;
const tenant = await startTenant({
  ...seed,
  port: 0,
  clients: seed.clients.map((client) => ({
    ...client,
    callbacks: origins,
    allowed_logout_urls: origins,
    web_origins: origins,
  })),
});
parentPort.postMessage(tenant.url);
