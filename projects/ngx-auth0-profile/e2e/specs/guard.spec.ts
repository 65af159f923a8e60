import { expect, test } from '../support/e2e-test.ts';
import { ada } from '../support/tenant-seed.ts';

test.describe('scopeGuard', () => {
  test('leads a deep link through the login and back, with query and fragment', async ({
    traps,
    page,
  }) => {
    await traps.setUp();
    await traps.open('/guarded/7?from=mail#notes');
    await traps.pick(ada);
    await traps.isAt('/guarded/7?from=mail#notes');
    await expect(page.getByText('Entered')).toBeVisible();
    expect(traps.timesAsked()).toBe(1);
  });

  test('lets in who has scopes of two APIs, with one login', async ({ traps, page }) => {
    await traps.setUp();
    await traps.open('/guarded-twice');
    await traps.pick(ada);
    await traps.isAt('/guarded-twice');
    await expect(page.getByText('Entered')).toBeVisible();
    expect(traps.timesAsked()).toBe(1);
  });

  test('decides the same on two navigations at once: the last one arrives', async ({
    traps,
    page,
    tenant,
  }) => {
    await traps.signedIn();
    await traps.go('/guarded/1', '/guarded/2');
    await traps.isAt('/guarded/2');
    await expect(page.getByText('Entered')).toBeVisible();
    expect(traps.asked('/authorize', tenant.audience).length).toBe(1);
  });

  test('and when nobody is signed in, the last one arrives after the login', async ({
    traps,
    page,
  }) => {
    await traps.setUp();
    await traps.open('/place');
    await traps.go('/guarded/1', '/guarded/2');
    await traps.pick(ada);
    await traps.isAt('/guarded/2');
    await expect(page.getByText('Entered')).toBeVisible();
  });

  test('leads a deep link through a step-up and back', async ({ traps, page }) => {
    await traps.signedIn({ stepUp: 'redirect' });
    await traps.open('/guarded-by-consent?from=mail#notes');
    await page.getByRole('button', { name: 'Accept' }).click();
    await traps.isAt('/guarded-by-consent?from=mail#notes');
    await expect(page.getByText('Entered')).toBeVisible();
    expect(traps.timesAsked()).toBe(1);
  });

  test('logs in with what the profile needs, so that refresh tokens need no second login', async ({
    traps,
    page,
  }) => {
    await traps.setUp({ auth0: { useRefreshTokens: true } });
    await traps.open('/guarded/1');
    await traps.pick(ada);
    await traps.isAt('/guarded/1');
    await traps.go('/edits');
    await expect(traps.metadata).toContainText('Lyon');
    await page.getByLabel('Patch').fill('{ "theme": "dark" }');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(traps.metadata).toContainText('dark');
    expect(traps.asked('/oauth/token').length).toBe(1);
    expect(traps.timesAsked()).toBe(1);
  });
});
