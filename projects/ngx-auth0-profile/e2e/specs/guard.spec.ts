import { expect, test } from '../support/e2e-test.ts';
import { ada } from '../support/tenant-seed.ts';

test.describe('scopeGuard', () => {
  test('when nobody is signed in, logs in and restores the URL with query and fragment', async ({
    app,
    page,
  }) => {
    await app.setUp();
    await app.open('/guarded/7?from=mail#notes');
    await app.pickUser(ada);
    await app.expectUrl('/guarded/7?from=mail#notes');
    await expect(page.getByText('Entered')).toBeVisible();
    expect(app.loginCount()).toBe(1);
  });

  test('activates a route with guards for two APIs after one login', async ({ app, page }) => {
    await app.setUp();
    await app.open('/guarded-twice');
    await app.pickUser(ada);
    await app.expectUrl('/guarded-twice');
    await expect(page.getByText('Entered')).toBeVisible();
    expect(app.loginCount()).toBe(1);
  });

  test('when two navigations run at once, activates the last one and asks for one token', async ({
    app,
    page,
    tenant,
  }) => {
    await app.logIn();
    await app.navigate('/guarded/1', '/guarded/2');
    await app.expectUrl('/guarded/2');
    await expect(page.getByText('Entered')).toBeVisible();
    expect(app.tenantRequests('/authorize', tenant.audience).length).toBe(1);
  });

  test('when two navigations run at once and nobody is signed in, activates the last one after login', async ({
    app,
    page,
  }) => {
    await app.setUp();
    await app.open('/place');
    await app.navigate('/guarded/1', '/guarded/2');
    await app.pickUser(ada);
    await app.expectUrl('/guarded/2');
    await expect(page.getByText('Entered')).toBeVisible();
  });

  test('when consent is missing, steps up and restores the URL', async ({ app, page }) => {
    await app.logIn({ stepUp: 'redirect' });
    await app.open('/guarded-by-consent?from=mail#notes');
    await page.getByRole('button', { name: 'Accept' }).click();
    await app.expectUrl('/guarded-by-consent?from=mail#notes');
    await expect(page.getByText('Entered')).toBeVisible();
    expect(app.loginCount()).toBe(1);
  });

  test('with refresh tokens, asks at login for the scopes of the profile, so that no second login follows', async ({
    app,
    page,
  }) => {
    await app.setUp({ auth0: { useRefreshTokens: true } });
    await app.open('/guarded/1');
    await app.pickUser(ada);
    await app.expectUrl('/guarded/1');
    await app.navigate('/edits');
    await expect(app.metadata).toContainText('Lyon');
    await page.getByLabel('Patch').fill('{ "theme": "dark" }');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(app.metadata).toContainText('dark');
    expect(app.tenantRequests('/oauth/token').length).toBe(1);
    expect(app.loginCount()).toBe(1);
  });
});
