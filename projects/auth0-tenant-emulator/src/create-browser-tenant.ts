import { defined } from './common/defined.ts';
import { TenantError } from './common/tenant-error.ts';
import type { TenantSeed } from './seed/seed.ts';
import { publicTenant } from './public-tenant.ts';
import { createTenantInternals, type Tenant } from './tenant-internals.ts';
import type { VerifyRegistration } from './tenant/tenant-platform.ts';
import { createBrowserPlatform } from './platform/browser/browser-platform.ts';
import { checkScripts } from './platform/browser/check-scripts.ts';
import { createCookieJar } from './platform/browser/cookie-jar.ts';
import { createKeySupply } from './platform/browser/key-supply.ts';
import { readSavedTenant, writeSavedTenant } from './platform/browser/saved-tenant.ts';
import { tenantRequest } from './platform/browser/tenant-request.ts';
import { browserResponse } from './platform/browser/tenant-response.ts';
import { memoryStore, type TenantStore } from './platform/browser/tenant-store.ts';

/** Options of a tenant in a browser. */
export interface BrowserTenantOptions {
  /**
   * URL of the tenant on the page's own origin: its root, `https://app.example/`, or a path of it,
   * `https://app.example/tenant/`.
   */
  issuer: string;
  /** Users, applications, rules and everything else a seed has. */
  seed?: TenantSeed;
  /** Where the state is kept. Default: in memory. */
  store?: TenantStore;
  /** `verifyRegistrationResponse` of `@simplewebauthn/server`. Left out: passkeys cannot be enrolled. */
  verifyRegistration?: VerifyRegistration;
}

/** A tenant in a browser. */
export interface BrowserTenant extends Omit<Tenant, 'rotateKeys'> {
  /** Signs with a new key from now on and resolves with its `kid`; the old key stays valid. */
  rotateKeys(): Promise<string>;
  /** Whether a URL is one of the tenant's. At the root of an origin these are its endpoints alone. */
  owns(url: string): boolean;
  /** Stores the state; `fetch` does so before it answers. */
  save(): Promise<void>;
}

/**
 * Creates a tenant that runs in a service worker or in a page: `fetch` answers a request for one of its
 * URLs. A store that has the state of the same seed continues with it.
 *
 * @throws TenantError `invalid-option`, `invalid-seed`, `scripts-blocked`
 */
export async function createBrowserTenant(options: BrowserTenantOptions): Promise<BrowserTenant> {
  const { origin, basePath } = issuerOf(options);
  const { issuer, seed = {}, store = memoryStore(), verifyRegistration } = options;
  checkScripts(seed);
  const seedText = JSON.stringify(seed);
  const stored = readSavedTenant(await store.load());
  const saved = stored?.seed === seedText ? stored : undefined;
  const cookies = createCookieJar(saved?.cookies);
  const keys = createKeySupply();
  let isChanged = saved === undefined;
  const tenant = createTenantInternals(
    {
      ...seed,
      ...defined({ state: saved?.state }),
      onChange: () => {
        isChanged = true;
      },
    },
    createBrowserPlatform({ basePath, cookies, keys, verifyRegistration }),
  );
  const { clock, context, faults } = tenant;
  tenant.setOrigins([origin]);
  clock.advance(saved?.clockSeconds ?? 0);
  for (const fault of saved?.faults ?? []) {
    faults.add(fault);
  }
  const save = (): Promise<void> => {
    isChanged = false;
    const clockSeconds = Math.round((clock.now() - Date.now()) / 1000);
    const { state } = context;
    const text = writeSavedTenant({
      ...{ seed: seedText, state, clockSeconds },
      ...{ cookies: cookies.entries(), faults: faults.list() },
    });
    return store.save(text);
  };
  if (isChanged) {
    await save();
  }
  return {
    ...publicTenant(tenant),
    save,
    owns(url) {
      const { pathname } = new URL(url);
      return basePath === '' ? tenant.hasEndpoint(pathname) : url.startsWith(issuer);
    },
    async fetch(request) {
      const isControl = isControlRequest(request, basePath);
      if (isControl) {
        await keys.ready();
      }
      const faultCount = faults.list().length;
      const response = await tenant.fetch(await tenantRequest(request, basePath, cookies));
      if (isChanged || isControl || faults.list().length !== faultCount) {
        await save();
      }
      return browserResponse(response, basePath);
    },
    async rotateKeys() {
      await keys.ready();
      return tenant.rotateKeys();
    },
  };
}

/** Requests that may move the clock, add faults or rotate keys. */
function isControlRequest({ method, url }: Request, basePath: string): boolean {
  return method !== 'GET' && new URL(url).pathname.startsWith(`${basePath}/_emulator`);
}

function issuerOf({ issuer }: BrowserTenantOptions): { origin: string; basePath: string } {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (url?.pathname.endsWith('/') !== true) {
    throw new TenantError(
      'invalid-option',
      `issuer is "${issuer}". Write a URL with a slash at its end, such as https://app.example/tenant/.`,
    );
  }
  return { origin: url.origin, basePath: url.pathname.slice(0, -1) };
}
