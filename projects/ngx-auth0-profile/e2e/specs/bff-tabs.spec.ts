import type { BrowserContext, Page } from '@playwright/test';
import { ada, grace } from '../support/account-seed.ts';
import type { BffSite } from '../support/bff-site.ts';
import { expect, signIn, test } from '../support/bff-test.ts';

test.describe('two tabs of one browser, with withBff', () => {
  test.beforeEach(({ site }) => {
    site.tenant.reset();
  });

  test('follow a login of another user and a logout in the other tab', async ({
    context,
    site,
  }) => {
    const first = await openAccount(context, site, ada.id);
    await expect(nickname(first)).toHaveValue('ada');
    const second = await openAccount(context, site, grace.id);
    await expect(second.getByText(grace.email).first()).toBeVisible();
    await expect(first.getByText(grace.email).first()).toBeVisible();
    await expect(first.getByText(ada.email)).toHaveCount(0);

    await second.locator('header').getByRole('button', { name: 'Log out' }).click();
    await expect(first.locator('header').getByRole('button', { name: 'Log in' })).toBeVisible();
    await expect(first.getByText(grace.email)).toHaveCount(0);
  });

  test('an edit of the first user is not saved for another one, of whom the tab knows nothing', async ({
    context,
    site,
  }) => {
    const { origin, tenant } = site;
    const page = await openAccount(context, site, ada.id);
    await expect(nickname(page)).toHaveValue('ada');
    await nickname(page).fill('countess');
    await signIn(context, site, grace.id);
    // A login that no tab of the application has seen.
    await context.request.get(`${origin}/bff/login?returnTo=/`);
    await page.locator('button[type=submit]:visible').click();
    await expect(page.getByText(grace.email).first()).toBeVisible();
    expect(tenant.users.get(ada.id)?.nickname).toBe('ada');
    expect(tenant.users.get(grace.id)?.nickname).not.toBe('countess');
  });
});

/** A tab that logs a user in, and shows the account page. */
async function openAccount(context: BrowserContext, site: BffSite, userId: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(
    (accountSettings) => {
      Object.assign(window, { accountSettings });
    },
    { domain: site.tenantUrl, bffUrl: '/bff' },
  );
  await signIn(context, site, userId);
  await page.goto(`${site.origin}/bff/login?returnTo=/account`);
  await expect(page).toHaveURL(`${site.origin}/account`);
  return page;
}

function nickname(page: Page) {
  return page.getByRole('textbox', { name: 'Nickname' });
}
