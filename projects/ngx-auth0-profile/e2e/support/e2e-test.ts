import { test as base, expect } from '@playwright/test';
import { startTenant, type RunningTenant, type SeedTenantSettings } from 'auth0-tenant-emulator';
import { freePorts } from '../../../../tools/process/free-ports.ts';
import { RenderedApp } from './rendered-app.ts';
import { tenantSeed } from './tenant-seed.ts';
import { ScenarioPage } from './scenario-page.ts';
import { ScenarioServer } from './scenario-server.ts';

interface Servers {
  readonly ports: { readonly scenarios: number; readonly rendered: number };
  /** Tenant settings that a test changes. They are reset before the next test. */
  readonly tenantSettings: SeedTenantSettings;
  readonly tenant: RunningTenant;
  readonly scenarioServer: ScenarioServer;
  readonly rendered: RenderedApp;
}

/** Playwright's `test` with a tenant and servers for each worker, reset before each test. */
export const test = base.extend<{ reset: undefined; app: ScenarioPage }, Servers>({
  ports: [
    // Playwright requires an object pattern here, even without fixtures.
    async ({}, use) => {
      const [scenarios = 0, rendered = 0] = await freePorts(2);
      await use({ scenarios, rendered });
    },
    { scope: 'worker' },
  ],
  tenantSettings: [
    async ({}, use) => {
      await use({ my_account: { access: 'allow_all' } });
    },
    { scope: 'worker' },
  ],
  tenant: [
    async ({ ports, tenantSettings }, use) => {
      const origins = ['localhost', '127.0.0.1'].flatMap((host) =>
        Object.values(ports).map((port) => `http://${host}:${port}`),
      );
      const tenant = await startTenant({
        port: 0,
        tls: {},
        tenant: tenantSettings,
        ...tenantSeed(origins),
      });
      await use(tenant);
      await tenant.close();
    },
    { scope: 'worker' },
  ],
  scenarioServer: [
    async ({ ports }, use) => {
      const server = new ScenarioServer();
      await server.start(ports.scenarios);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  rendered: [
    async ({ ports, tenant }, use) => {
      const app = new RenderedApp(ports.rendered, {
        AUTH0_DOMAIN: tenant.url,
        AUTH0_CLIENT_ID: 'scenarios',
      });
      await app.ready();
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
  reset: [
    async ({ tenant, tenantSettings, scenarioServer }, use) => {
      delete tenantSettings.consent_on_localhost;
      tenant.reset();
      scenarioServer.reset();
      await use(undefined);
    },
    { auto: true },
  ],
  app: async ({ page, ports, tenant }, use) => {
    await use(new ScenarioPage(page, `http://localhost:${ports.scenarios}`, tenant));
  },
});

export { expect };
