import { createProfileProxy } from 'auth0-profile-proxy';
import {
  createBrowserTenant,
  indexedDbStore,
  memoryStore,
  type TenantStore,
} from 'auth0-tenant-emulator/browser';
import { siteSeed } from './site-seed.ts';

/** What the build puts into the worker. */
export interface SiteContent {
  /** The text of `tenant.json`. */
  readonly seed: string;
  /** The configuration document, with its revision. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** Answers a request; `undefined` for one that is none of the servers'. */
export type SiteServers = (request: Request) => Promise<Response> | undefined;

/** Paths of the tenant at which the library calls it: it takes the origin of `domain` and drops the path. */
const ROOT_PATHS = ['/api/v2/', '/me/v1/', '/.well-known/'];

/** Starts tenant, proxy and document server below `app`, a URL with a slash at its end. */
export async function startSiteServers(
  app: string,
  { seed, document }: SiteContent,
): Promise<SiteServers> {
  const { origin, host, pathname: base } = new URL(app);
  const issuer = `${app}tenant/`;
  const store = await usableStore(issuer);
  const tenant = await createBrowserTenant({ issuer, seed: siteSeed(seed, app), store });
  const proxy = createProfileProxy({
    domain: origin,
    tenantPath: `${base}tenant`,
    basePath: `${base}proxy`,
    audience: 'https://profile-proxy.example/',
    clientId: 'profile-proxy',
    clientSecret: 'profile-proxy-secret',
    allowedOrigins: [origin],
    ticketResultUrl: `${app}profile`,
    documentation: false,
    fetch: (input, init) => tenant.fetch(new Request(input, init)),
  });
  const proxySettings = { ...(document['proxy'] as object), url: `${app}proxy` };
  const config = {
    ...document,
    domain: `${host}${base}tenant`,
    proxy: proxySettings,
    bff: undefined,
  };
  return (request) => {
    const url = new URL(request.url);
    if (tenant.owns(request.url)) {
      return tenant.fetch(request);
    }
    if (ROOT_PATHS.some((path) => url.pathname.startsWith(path))) {
      return tenant.fetch(movedRequest(request, issuer));
    }
    if (url.pathname.startsWith(`${base}proxy/`)) {
      return proxy.fetch(request);
    }
    return url.pathname === `${base}couchdb/demo_app/auth0-config`
      ? Promise.resolve(Response.json(config))
      : undefined;
  };
}

/** The same request to the tenant's own URL. */
function movedRequest(request: Request, issuer: string): Request {
  const { pathname, search } = new URL(request.url);
  return new Request(`${issuer.slice(0, -1)}${pathname}${search}`, request);
}

/** IndexedDB; memory where the browser forbids it, as some do in private windows. */
async function usableStore(name: string): Promise<TenantStore> {
  const store = indexedDbStore(name);
  try {
    await store.load();
    return store;
  } catch {
    return memoryStore();
  }
}
