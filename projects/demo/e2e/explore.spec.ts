import type { Page } from '@playwright/test';

import { expect, test } from './demo-test.ts';
import { noor, pickUser } from './people.ts';
import { StoryPage } from './story-page.ts';

test.describe('story › other settings', () => {
  test('are sent and diagnosed, also through the login', async ({ page }) => {
    test.slow();
    await page.goto('/story/1');
    await page.getByText('Try other settings').click();
    await choose(page, 'Audience', 'Profile proxy');
    await choose(page, 'Token to send', 'Access token');
    await page.getByRole('button', { name: 'Log in and send the request' }).click();
    await pickUser(page, noor);
    const card = new StoryPage(page).exchanges().first();
    await expect(card.getByTestId('problem')).toHaveText('wrong-audience');

    await choose(page, 'Audience', 'Management API');
    await page.getByLabel('Scope', { exact: true }).fill('openid update:current_user_metadata');
    await page.getByRole('button', { name: 'Send the request' }).click();
    await expect(card.getByText('Accepted:')).toBeVisible();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('button', { name: 'Send the request' }).click();
    await expect(card.getByTestId('problem')).toHaveText('id-token');
  });

  test('ask for a second factor, and report a token that the login does not return', async ({
    page,
  }) => {
    await page.goto('/story/5');
    await page.getByText('Try other settings').click();
    await page.getByRole('checkbox', { name: 'second factor' }).check();
    await page.getByRole('button', { name: 'Log in and send the request' }).click();
    await pickUser(page, noor);
    await page.getByLabel('One-time code').fill('123456');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('Accepted:')).toBeVisible();

    await choose(page, 'Response type', 'id_token');
    await page.getByRole('button', { name: 'Send the request' }).click();
    await expect(page.getByRole('alert')).toContainText('Nothing was sent');
    await expect(page.getByTestId('exchange')).toHaveCount(0);
  });
});

test('rules › switched off › their claims disappear', async ({ page }) => {
  await page.goto('/story/3');
  await page.getByText('The rules of the tenant').click();
  await page.getByRole('switch', { name: 'Stamp app_metadata' }).click();
  await page.getByRole('button', { name: 'Log in and send the request' }).click();
  await pickUser(page, noor);
  const claims = page.getByTestId('claims');
  await expect(claims).toContainText('"plan": "reader-plus"');
  await expect(claims).not.toContainText('couchDB');

  await page.getByText('The rules of the tenant').click();
  const claimRule = page.getByRole('switch', { name: 'Add metadata to the tokens' });
  await claimRule.click();
  await page.getByRole('button', { name: 'Log in and send the request' }).click();
  await expect(claims).not.toContainText('app_metadata');
  await expect(claims).toContainText('"scope": "openid profile email"');
});

test('copy as curl › copies the request without the token', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const response = await new StoryPage(page).begin(noor);
  await page.getByRole('button', { name: 'Copy as curl, without the token' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`curl -X PATCH '${response.url()}'`);
  expect(copied).toContain('Bearer $ACCESS_TOKEN');
  expect(copied).not.toContain('eyJ');
});

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
