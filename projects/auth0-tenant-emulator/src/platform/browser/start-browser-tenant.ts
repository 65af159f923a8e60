/// <reference lib="dom" />
import { TenantError } from '../../common/tenant-error.ts';
import type { TenantSeed } from '../../seed/seed.ts';
import { activeWorker } from './active-worker.ts';
import type { StartAnswer, StartMessage } from './worker-messages.ts';

/** How to start a tenant in the service worker of a page. */
export interface StartBrowserTenantOptions {
  /** Users, applications, rules and everything else a seed has. Rules and Actions are text. */
  seed?: TenantSeed;
  /** URL of the package's `tenant-worker.js` on the page's origin. Default `tenant-worker.js`. */
  worker?: string | URL;
  /** Path of the tenant below the folder of the worker, e.g. `tenant/`. Default: that folder itself. */
  path?: string;
  /** Also keeps the files the page has loaded, so that it can be loaded again without its server. */
  keepPage?: boolean;
}

/** A tenant in the service worker of the page. */
export interface RunningBrowserTenant {
  /** The tenant's URL without its last slash: what SDKs take as `domain`. */
  readonly url: string;
  /** The same without the scheme, for SDKs that always add `https`. */
  readonly domain: string;
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The audience of its Management API. */
  readonly audience: string;
  /** Goes back to the seed. */
  reset(): Promise<void>;
  /** Removes the service worker; what it has stored stays. */
  stop(): Promise<void>;
}

/**
 * Starts a tenant in a service worker and waits until it answers the page. The same seed finds the state
 * of the last start again; another seed starts anew.
 *
 * @throws TenantError `service-worker-unavailable`, `invalid-option`, `invalid-seed`, `scripts-blocked`
 * @example
 * const tenant = await startBrowserTenant({
 *   seed: { users: [{ user_id: 'auth0|ada' }], clients: [{ client_id: 'my-app', callbacks: [location.origin] }] },
 * });
 * console.log(tenant.issuer);
 */
export async function startBrowserTenant(
  options: StartBrowserTenantOptions = {},
): Promise<RunningBrowserTenant> {
  const url = new URL(options.worker ?? 'tenant-worker.js', document.baseURI);
  url.searchParams.set('path', options.path ?? '');
  const registration = await register(url);
  const worker = await activeWorker(registration);
  const answer = await send(worker, {
    type: 'start-tenant',
    seed: options.seed ?? {},
    ...(options.keepPage === true ? { files: loadedFiles() } : {}),
  });
  if ('error' in answer) {
    throw new TenantError(answer.error.code, answer.error.message);
  }
  await isControlled();
  const { domain, issuer, audience } = answer;
  return {
    url: issuer.slice(0, -1),
    domain,
    issuer,
    audience,
    async reset() {
      await fetch(`${issuer}_emulator/reset`, { method: 'POST' });
    },
    async stop() {
      await registration.unregister();
    },
  };
}

async function register(url: URL): Promise<ServiceWorkerRegistration> {
  if (!('serviceWorker' in navigator)) {
    throw new TenantError(
      'service-worker-unavailable',
      'This browser has no service workers on this page. They need https or localhost, and some browsers ' +
        'turn them off in private windows.',
    );
  }
  try {
    return await navigator.serviceWorker.register(url);
  } catch (cause) {
    throw new TenantError(
      'service-worker-unavailable',
      `The service worker ${url.pathname} cannot be registered. Serve the package's tenant-worker.js there.`,
      { cause },
    );
  }
}

function send(worker: ServiceWorker, message: StartMessage): Promise<StartAnswer> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<StartAnswer>) => {
      resolve(data);
    };
    try {
      worker.postMessage(message, [port2]);
    } catch (cause) {
      const text = 'The seed has a function. Give rules and Actions as text.';
      reject(new TenantError('invalid-seed', text, { cause }));
    }
  });
}

async function isControlled(): Promise<void> {
  const { serviceWorker } = navigator;
  while (serviceWorker.controller === null) {
    await new Promise((resolve) => {
      serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  }
}

function loadedFiles(): string[] {
  const page = new URL(location.href);
  page.search = '';
  page.hash = '';
  const urls = performance.getEntriesByType('resource').map(({ name }) => name);
  return [...new Set([page.href, ...urls.filter((url) => url.startsWith(location.origin))])];
}
