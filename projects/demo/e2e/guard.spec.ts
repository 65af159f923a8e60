import { expect, test } from './demo-test.ts';
import { noor, pickUser } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { tenantRequests } from './tenant-control.ts';

test('guarded page › when nobody is signed in › logs in and opens', async ({ page }) => {
  await page.goto('/settings');
  await pickUser(page, noor);
  await expect(page.getByRole('heading', { level: 1, name: 'Reading settings' })).toBeVisible();
  await expect(page).toHaveURL('/settings');

  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.getByTestId('theme-result')).toHaveText('Saved.');
});

test('guarded page › when the login is cancelled › shows why', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('problem-note')).toContainText('login-denied');
  await expect(page).toHaveURL('/');
});

test('guarded page › when the scope is never granted › denies access and shows why', async ({
  page,
}) => {
  await new ProfilePage(page).open(noor);
  // The page also reads which fields are editable.
  const policy = page
    .getByTestId('request-log')
    .getByRole('listitem')
    .filter({ hasText: '/me/v1/' });
  await expect(policy).toContainText('200');
  const before = (await tenantRequests()).length;

  await page.getByRole('link', { name: 'Readers' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Access denied');
  await expect(page.getByTestId('required-scopes')).toContainText('read:users');
  await expect(page.getByTestId('problem')).toHaveText('scope-never-granted-to-users');
  expect((await tenantRequests()).length, 'no request is sent to the tenant').toBe(before);
});
