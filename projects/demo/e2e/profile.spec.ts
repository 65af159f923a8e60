import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { servers } from './servers.ts';
import { tenantUser } from './tenant-control.ts';

test('settings › one changed setting › is saved, and the others are unchanged', async ({
  page,
}) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  const before = (await tenantUser(noor.id))['user_metadata'] as object;
  const changes = profile.recordChanges();

  await profile.chooseTheme('Dark');
  await profile.saveSettings();
  await expect(page.getByTestId('metadata-result')).toHaveText('Saved.');

  expect(changes.map((change) => change.postDataJSON() as unknown)).toEqual([
    { user_metadata: { theme: 'dark' } },
  ]);
  expect((await tenantUser(noor.id))['user_metadata']).toEqual({ ...before, theme: 'dark' });

  await page.reload();
  await profile.shown(noor);
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveText('Dark');
  await expect(page.getByLabel('About you, in one line')).toHaveValue(
    'Reads three books at once, finishes two.',
  );
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('settings › a nested value › is changed without the other values of its object', async ({
  page,
}) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  await page.getByLabel('City').fill('Lisboa');
  await profile.saveSettings();
  await expect(page.getByTestId('metadata-result')).toHaveText('Saved.');
  expect((await tenantUser(noor.id))['user_metadata']).toMatchObject({
    address: { city: 'Lisboa', country: 'FR' },
  });
});

test('e-mail address › invalid › is not sent, and the field shows why', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  const changes = profile.recordChanges();
  const address = page.getByRole('textbox', { name: 'E-mail address' });
  await address.fill('noor at harbour');
  await page.getByRole('button', { name: 'Change the e-mail address' }).click();
  await expect(page.getByText('This is not an e-mail address.')).toBeVisible();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  expect(changes).toEqual([]);
});

test('e-mail address › is changed by the proxy', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  const answer = page.waitForResponse(`${servers.proxy}/me/email`);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('noor@harbour.example');
  await page.getByRole('button', { name: 'Change the e-mail address' }).click();

  expect((await answer).request().postDataJSON()).toEqual({ email: 'noor@harbour.example' });
  expect((await answer).status()).toBe(200);
  await expect(page.getByTestId('email')).toHaveText('noor@harbour.example');
  expect(await tenantUser(noor.id)).toMatchObject({ email: 'noor@harbour.example' });
});

test('password › is changed on the page of the tenant', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  const answer = page.waitForResponse(`${servers.proxy}/me/password-ticket`);
  await page.getByRole('button', { name: 'Change the password' }).click();
  expect((await answer).status()).toBe(201);

  await page.waitForURL((url) => url.origin === servers.tenant);
  await page.getByLabel('New password').fill('A-new-Passw0rd!');
  await page.getByRole('button', { name: 'Reset password' }).click();
  await page.waitForURL((url) => url.origin === servers.app && url.pathname === '/profile');

  // The password change has ended the session, so the login needs the new password.
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  await page.getByLabel('E-mail address').fill(noor.email);
  await page.getByLabel('Password', { exact: true }).fill('A-new-Passw0rd!');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await profile.shown(noor);
});

test('name and picture › each goes to the API that may change it', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  const changes = profile.recordChanges();
  const picture = `${servers.app}/avatars/harbour.svg`;

  await page.getByLabel('Name', { exact: true }).fill('Noor H. Haddad');
  await page.getByLabel('URL of the picture').fill(picture);
  await page.getByRole('button', { name: 'Save name and picture' }).click();
  await expect(page.getByTestId('name-result')).toHaveText('Saved.');
  await expect(page.getByTestId('name')).toHaveText('Noor H. Haddad');

  // The My Account API accepts pictures with https:// only.
  expect(changes.map((change) => [change.url(), change.postDataJSON() as unknown])).toEqual([
    [`${servers.tenant}/me/v1/profile`, { name: 'Noor H. Haddad' }],
    [`${servers.proxy}/me`, { picture }],
  ]);
  expect(await tenantUser(noor.id)).toMatchObject({ name: 'Noor H. Haddad', picture });
});

test('logout › removes the profile from the page', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  await page.getByRole('banner').getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Log in' })).toBeVisible();
  await page.goto('/profile');
  await expect(page.getByRole('main').getByRole('button', { name: 'Log in' })).toBeVisible();
});
