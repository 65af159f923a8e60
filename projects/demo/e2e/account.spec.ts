import { AccountPage } from './account-page.ts';
import { expect, test } from './demo-test.ts';
import { noor, tomas } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { servers } from './servers.ts';
import { tenantUser } from './tenant-control.ts';

test('account page › each field goes to the API that may change it', async ({ page }) => {
  const account = new AccountPage(page);
  await account.open(noor);
  const changes = new ProfilePage(page).recordChanges();
  await page.getByLabel('Nickname').fill('noor-h');
  await account.save();
  await expect(account.section).toContainText('Saved.');

  await account.show('preferences');
  await page.getByLabel('Theme').selectOption('Dark');
  await account.save();
  await expect(account.section).toContainText('Saved.');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');

  await account.show('email');
  await page.getByLabel('New e-mail address').fill('noor@harbour.example');
  await account.section.locator('button[type=submit]').click();
  await expect(account.section).toContainText('Your address was changed.');

  expect(changes.map((change) => [change.url(), change.postDataJSON() as unknown])).toEqual([
    [`${servers.tenant}/me/v1/profile`, { nickname: 'noor-h' }],
    [
      `${servers.tenant}/api/v2/users/${encodeURIComponent(noor.id)}`,
      { user_metadata: { theme: 'dark' } },
    ],
    [`${servers.proxy}/me/email`, { email: 'noor@harbour.example' }],
  ]);
  expect(await tenantUser(noor.id)).toMatchObject({
    nickname: 'noor-h',
    email: 'noor@harbour.example',
    user_metadata: { theme: 'dark', language: 'fr' },
  });
});

test('account page › fields of a Google account are locked, with the reason', async ({ page }) => {
  const account = new AccountPage(page);
  await account.open(tomas);
  const name = page.getByLabel('Name', { exact: true });
  await expect(account.section).toContainText('This is managed by Google.');
  await expect(name).not.toBeEditable();
  await expect(page.getByLabel('Nickname')).toBeEditable();

  await page.getByRole('link', { name: 'A page like this, written by hand' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toBeDisabled();
  await expect(page.getByRole('main')).toContainText('Managed by the account you log in with.');
});
