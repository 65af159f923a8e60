import { test as base, expect } from '@playwright/test';
import { createProfileProxy } from 'auth0-profile-proxy';
import { listen, type Listener } from 'auth0-profile-proxy/node';
import { startTenant, type RunningTenant, type SeedTenantSettings } from 'auth0-tenant-emulator';
import { freePorts } from '../../../../tools/process/free-ports.ts';
import { AccountPage } from './account-page.ts';
import { accountSeed, PROXY_AUDIENCE, PROXY_CLIENT } from './account-seed.ts';
import { AccountServer } from './account-server.ts';

interface Servers {
  readonly ports: { readonly app: number; readonly tenant: number };
  /** Tenant settings that a test changes. They are reset before the next test. */
  readonly tenantSettings: SeedTenantSettings;
  readonly tenant: RunningTenant;
  readonly backEnd: Listener;
  readonly server: AccountServer;
}

/** Playwright's `test` with a tenant, a proxy and the application `account`, reset before each test. */
export const test = base.extend<{ reset: undefined; account: AccountPage }, Servers>({
  ports: [
    // Playwright requires an object pattern here, even without fixtures.
    async ({}, use) => {
      const [app = 0, tenant = 0] = await freePorts(2);
      await use({ app, tenant });
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
      const tenant = await startTenant({
        port: ports.tenant,
        tenant: tenantSettings,
        ...accountSeed(`http://localhost:${ports.app}`, `http://localhost:${ports.tenant}`),
      });
      await use(tenant);
      await tenant.close();
    },
    { scope: 'worker' },
  ],
  backEnd: [
    async ({ ports, tenant }, use) => {
      const silent = (): void => undefined;
      const unlimited = { points: 10_000, windowSeconds: 60 };
      const proxy = await listen(
        createProfileProxy({
          domain: tenant.url,
          audience: PROXY_AUDIENCE,
          clientId: PROXY_CLIENT.id,
          clientSecret: PROXY_CLIENT.secret,
          allowedOrigins: [`http://localhost:${ports.app}`],
          routes: { 'delete-account': true },
          limits: { read: unlimited, write: unlimited, sensitive: unlimited },
          upstream: { budget: { perSecond: 1000, burst: 1000 }, userShare: 1 },
          log: { info: silent, warn: silent, error: silent },
        }),
        { port: 0 },
      );
      await use(proxy);
      await proxy.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ ports }, use) => {
      const server = new AccountServer();
      await server.start(ports.app);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  reset: [
    async ({ tenant, tenantSettings, server: _ }, use) => {
      tenantSettings.my_account = { access: 'allow_all' };
      tenant.reset();
      await use(undefined);
    },
    { auto: true },
  ],
  account: async ({ page, ports, tenant, backEnd }, use) => {
    await use(new AccountPage(page, `http://localhost:${ports.app}`, tenant, backEnd.url));
  },
});

export { expect };
