import { expect, test } from './demo-test.ts';
import { noor, pickUser } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { tenantRequests } from './tenant-control.ts';

test('a guarded page logs in and opens with the scope granted', async ({ page }) => {
  await page.goto('/settings');
  await pickUser(page, noor);
  await expect(page.getByRole('heading', { level: 1, name: 'Reading settings' })).toBeVisible();
  await expect(page).toHaveURL('/settings');

  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.getByTestId('theme-result')).toHaveText('Saved.');
});

test('a cancelled login is explained', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('problem-note')).toContainText('login-denied');
  await expect(page).toHaveURL('/');
});

test('a guarded page stays shut without the scope, and the reader is told why', async ({
  page,
}) => {
  await new ProfilePage(page).open(noor);
  const asked = (await tenantRequests()).length;

  await page.getByRole('link', { name: 'Readers' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not for you');
  await expect(page.getByTestId('refusal')).toContainText('read:users');
  await expect(page.getByTestId('problem')).toHaveText('scope-never-granted-to-users');
  expect((await tenantRequests()).length, 'the tenant is not even asked').toBe(asked);
});
