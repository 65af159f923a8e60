import { test as base } from '@playwright/test';
import { startTenant, type RunningTenant } from 'auth0-tenant-emulator';

export const test = base.extend<object, { tenant: RunningTenant }>({
  tenant: [
    async ({}, use) => {
      const tenant = await startTenant({ port: 4400, seed: 'tenant.json' });
      await use(tenant);
      await tenant.close();
    },
    { scope: 'worker' },
  ],
});

test.beforeEach(({ tenant }) => {
  tenant.reset();
});

test('a user logs in', async ({ page, tenant }) => {
  await page.goto('http://localhost:4200');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: /Ada/ }).click();
  await page.waitForURL('http://localhost:4200/**');
  base.expect(tenant.requests().filter((item) => item.notImplemented)).toEqual([]);
});
