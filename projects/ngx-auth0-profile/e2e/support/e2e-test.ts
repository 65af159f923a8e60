import { test as base, expect } from '@playwright/test';
import { startTenant, type RunningTenant, type SeedTenantSettings } from 'auth0-tenant-emulator';
import { freePort } from './free-port.ts';
import { RenderedApp } from './rendered-app.ts';
import { tenantSeed } from './tenant-seed.ts';
import { TrapPage } from './trap-page.ts';
import { TrapServer } from './trap-server.ts';

interface Servers {
  readonly ports: { readonly traps: number; readonly rendered: number };
  /** How the tenant differs from others, until the test ends. */
  readonly tenantSettings: SeedTenantSettings;
  readonly tenant: RunningTenant;
  readonly trapServer: TrapServer;
  readonly rendered: RenderedApp;
}

/** Playwright's `test` with a tenant and servers for each worker, as they were at the start for each test. */
export const test = base.extend<{ fresh: undefined; traps: TrapPage }, Servers>({
  ports: [
    // Playwright reads the fixtures a function wants from its first parameter's pattern.
    async ({}, use) => {
      await use({ traps: await freePort(), rendered: await freePort() });
    },
    { scope: 'worker' },
  ],
  tenantSettings: [
    async ({}, use) => {
      await use({});
    },
    { scope: 'worker' },
  ],
  tenant: [
    async ({ ports, tenantSettings }, use) => {
      const origins = Object.values(ports).map((port) => `http://localhost:${port}`);
      const tenant = await startTenant({ port: 0, tenant: tenantSettings, ...tenantSeed(origins) });
      await use(tenant);
      await tenant.close();
    },
    { scope: 'worker' },
  ],
  trapServer: [
    async ({ ports }, use) => {
      const server = new TrapServer();
      await server.start(ports.traps);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  rendered: [
    async ({ ports, tenant }, use) => {
      const app = new RenderedApp(ports.rendered, {
        AUTH0_DOMAIN: tenant.url,
        AUTH0_CLIENT_ID: 'traps',
      });
      await app.ready();
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
  fresh: [
    async ({ tenant, tenantSettings, trapServer }, use) => {
      delete tenantSettings.consent_on_localhost;
      tenant.reset();
      trapServer.reset();
      await use(undefined);
    },
    { auto: true },
  ],
  traps: async ({ page, ports, tenant }, use) => {
    await use(new TrapPage(page, `http://localhost:${ports.traps}`, tenant));
  },
});

export { expect };
