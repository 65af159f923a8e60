import type { Page } from '@playwright/test';
import { ada } from '../support/account-seed.ts';
import type { BffSite } from '../support/bff-site.ts';
import { expect, test } from '../support/bff-test.ts';

test.describe('withBff, when a guard requires a scope that the back end allows no login for', () => {
  test('shows a page that leads back, denies the route, and does not log in again', async ({
    page,
    site,
  }) => {
    const logins = await logIn(page, site);
    await page.goto(`${site.origin}/refunds`);
    await expect(page.getByRole('heading', { name: 'This is not allowed' })).toBeVisible();
    expect(logins()).toBe(2);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByText(/add it to login\.stepUpScopes/i)).toBeVisible();

    await page.getByRole('link', { name: 'Back to the application' }).click();
    const denied = `${site.origin}/?reason=missing-scope&scopes=refund:orders`;
    await expect(page).toHaveURL(denied);
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Log out' })).toBeVisible();

    // Neither a reload nor another visit asks again, as with the SDK.
    await page.goto(`${site.origin}/refunds`);
    await expect(page).toHaveURL(denied);
    await page.goto(`${site.origin}/refunds?login_error=invalid_scope`);
    await expect(page).toHaveURL(denied);
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
    expect(logins()).toBe(2);
  });

  test('logs the scope and the option that allows it', async ({ page, site }) => {
    await logIn(page, site);
    await page.goto(`${site.origin}/refunds`);
    await expect(page.getByRole('heading', { name: 'This is not allowed' })).toBeVisible();
    const line = site.log.find(({ problem }) => problem === 'invalid-scope');
    expect(line?.['scopes']).toEqual(['refund:orders']);
    expect(line?.['reason']).toContain('BFF_STEP_UP_SCOPES');
  });

  test('comes back to the page when the user goes back in the browser', async ({ page, site }) => {
    const logins = await logIn(page, site);
    await page.goto(`${site.origin}/refunds`);
    await expect(page.getByRole('heading', { name: 'This is not allowed' })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
    expect(logins()).toBe(2);
  });
});

test.describe('withBff, when a login fails at the tenant', () => {
  for (const [name, answer] of [
    ['the user denies the consent', 'error=access_denied'],
    ['the tenant fails', 'error=server_error'],
  ] as const) {
    test(`because ${name}, opens the start page, where the user can log in`, async ({
      page,
      site,
    }) => {
      const logins = await setUp(page, site);
      // Playwright routes no request that follows a redirect: the answer of the tenant takes its place.
      await page.route(`${site.origin}/bff/login?**`, async (route) => {
        const begun = await route.fetch({ maxRedirects: 0 });
        const headers = begun.headers();
        const state = new URL(headers['location'] ?? '').searchParams.get('state') ?? '';
        const location = `${site.origin}/bff/callback?${answer}&state=${state}`;
        await route.fulfill({ response: begun, headers: { ...headers, location } });
      });
      await page.goto(`${site.origin}/refunds`);
      await expect(page).toHaveURL(`${site.origin}/?reason=login-failed&scopes=refund:orders`);
      await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
      await page.reload();
      await page.goto(`${site.origin}/refunds`);
      await expect(page).toHaveURL(`${site.origin}/?reason=login-failed&scopes=refund:orders`);
      expect(logins()).toBe(1);
    });
  }

  test('without its transaction, as by a bookmark, keeps the session', async ({ page, site }) => {
    const logins = await logIn(page, site);
    await page.goto(`${site.origin}/bff/callback?code=old&state=old`);
    await expect(page).toHaveURL(`${site.origin}/`);
    await expect(page.getByRole('button', { name: 'Log out' })).toBeVisible();
    expect(logins()).toBe(1);
  });
});

/** Returns the number of logins that the page has opened since. */
async function setUp(page: Page, { tenantUrl }: BffSite): Promise<() => number> {
  let logins = 0;
  page.on('request', (request) => {
    logins += new URL(request.url()).pathname === '/bff/login' ? 1 : 0;
  });
  await page.context().addInitScript(
    (accountSettings) => {
      Object.assign(window, { accountSettings });
    },
    { domain: tenantUrl, bffUrl: '/bff', stepUp: 'redirect' },
  );
  return () => logins;
}

async function logIn(page: Page, site: BffSite): Promise<() => number> {
  const logins = await setUp(page, site);
  await page.context().request.post(`${site.tenantUrl}/_emulator/sessions/start`, {
    data: { userId: ada.id },
  });
  await page.goto(`${site.origin}/`);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('button', { name: 'Log out' })).toBeVisible();
  return logins;
}
