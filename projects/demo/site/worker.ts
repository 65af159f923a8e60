import { startSiteServers, type SiteContent, type SiteServers } from './site-servers.ts';
import type { WorkerScope } from './worker-scope.ts';

// The service worker of the static site: the servers that `npm start` runs on other ports.

declare const self: WorkerScope;
/** Set by the build. */
declare const SITE_CONTENT: SiteContent;

const { scope } = self.registration;
let servers: Promise<SiteServers> | undefined;

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

// A page that was reloaded without its worker asks for it.
self.addEventListener('message', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  if (isForServers(new URL(event.request.url))) {
    event.respondWith(answer(event.request));
  }
});

/** The site's files come from their server; everything of the tenant comes from here, also `client/….js`. */
function isForServers({ origin, pathname }: URL): boolean {
  const app = new URL(scope);
  const isFile = /\.\w+$/.test(pathname) && !pathname.includes('/.well-known/');
  return origin === app.origin && (!isFile || pathname.startsWith(`${app.pathname}tenant/`));
}

async function answer(request: Request): Promise<Response> {
  servers ??= startSiteServers(scope, SITE_CONTENT);
  const response = (await servers)(request);
  if (response !== undefined) {
    return response;
  }
  // Every other page is the app's; the router finds out which.
  return request.mode === 'navigate' ? fetch(`${scope}index.html`) : fetch(request);
}
