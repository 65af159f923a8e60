import type { TenantSeed } from './seed/seed.ts';
import { createBrowserTenant, type BrowserTenant } from './create-browser-tenant.ts';
import { indexedDbStore } from './platform/browser/indexed-db-store.ts';
import { createPageFiles } from './platform/browser/page-files.ts';
import { readSavedTenant } from './platform/browser/saved-tenant.ts';
import {
  errorAnswer,
  isStartMessage,
  type StartAnswer,
  type StartMessage,
} from './platform/browser/worker-messages.ts';
import type { WorkerScope } from './platform/browser/worker-scope.ts';

// The service worker that `startBrowserTenant()` registers. The browser may end it at any time and start
// it again with the next request: everything that must stay is in the store.

declare const self: WorkerScope;

const { scope } = self.registration;
const issuer = new URL(new URL(self.location.href).searchParams.get('path') ?? '', scope).href;
const store = indexedDbStore(issuer);
const files = createPageFiles(`auth0-tenant-emulator ${scope}`);
let running: Promise<BrowserTenant | undefined> | undefined;

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  if (isStartMessage(event.data)) {
    const [port] = event.ports;
    const answer = start(event.data).catch(errorAnswer);
    event.waitUntil(answer.then((message) => port?.postMessage(message)));
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.url.startsWith(scope)) {
    event.respondWith(answer(request));
  }
});

async function start({ seed, files: urls }: StartMessage): Promise<StartAnswer> {
  const tenant = await createBrowserTenant({ issuer, seed, store });
  running = Promise.resolve(tenant);
  const { domain, audience } = tenant;
  await files.keep(urls ?? []);
  await self.clients.claim();
  return { domain, issuer, audience };
}

async function answer(request: Request): Promise<Response> {
  running ??= startAgain();
  const tenant = await running;
  if (tenant?.owns(request.url) === true) {
    return tenant.fetch(request);
  }
  return request.method === 'GET' ? files.fetch(request) : fetch(request);
}

/** Without a stored tenant no page has started one yet. */
async function startAgain(): Promise<BrowserTenant | undefined> {
  const saved = readSavedTenant(await store.load());
  return (
    saved && createBrowserTenant({ issuer, seed: JSON.parse(saved.seed) as TenantSeed, store })
  );
}
