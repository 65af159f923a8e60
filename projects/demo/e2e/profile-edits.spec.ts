import { expect, test } from './demo-test.ts';
import { noor, tomas } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { servers } from './servers.ts';
import { addFault, clearFaults, tenantUser } from './tenant-control.ts';

test.describe('typed text › is kept', () => {
  test('when another form is saved', async ({ page }) => {
    const profile = new ProfilePage(page);
    await profile.open(noor);
    await page.getByLabel('City').fill('Lisboa');
    await page.getByLabel('Name', { exact: true }).fill('Noor H. Haddad');
    await page.getByRole('button', { name: 'Save name and picture' }).click();
    await expect(page.getByTestId('name')).toHaveText('Noor H. Haddad');
    await expect(page.getByLabel('City')).toHaveValue('Lisboa');
  });

  test('when another tab changes another field, which is updated', async ({ page, context }) => {
    const profile = new ProfilePage(page);
    await profile.open(noor);
    const other = new ProfilePage(await context.newPage());
    await other.openSignedIn(noor);
    await page.getByLabel('City').fill('Lisboa');
    await other.chooseTheme('Dark');
    await other.saveSettings();
    await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveText('Dark');
    await expect(page.getByLabel('City')).toHaveValue('Lisboa');
  });

  test('when the save fails with 503, and the outcome is unknown', async ({ page }) => {
    const profile = new ProfilePage(page);
    await profile.open(noor);
    await addFault({ method: 'PATCH', path: '/api/v2/users/*', status: 503 });
    await page.getByLabel('City').fill('Lisboa');
    await profile.saveSettings();
    await expect(page.getByTestId('problem-note')).toContainText(
      'It is not known whether your change was saved.',
    );
    await expect(page.getByTestId('metadata-result')).toBeEmpty();
    await expect(page.getByLabel('City')).toHaveValue('Lisboa');
  });

  test('when it was typed while a save was sent', async ({ page }) => {
    const profile = new ProfilePage(page);
    await profile.open(noor);
    const held = Promise.withResolvers<undefined>();
    await page.route(`${servers.tenant}/api/v2/users/*`, async (route) => {
      if (route.request().method() === 'PATCH') {
        await held.promise;
      }
      await route.continue();
    });
    await profile.chooseTheme('Dark');
    await profile.saveSettings();
    await page.getByLabel('City').fill('Lisboa');
    held.resolve(undefined);
    await expect(page.getByTestId('metadata-result')).toHaveText('Saved.');
    await expect(page.getByLabel('City')).toHaveValue('Lisboa');
    expect((await tenantUser(noor.id))['user_metadata']).toMatchObject({
      theme: 'dark',
      address: { city: 'Marseille' },
    });
  });
});

test('a form without changes › says that nothing was sent', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  const changes = profile.recordChanges();
  for (const [button, result] of [
    ['Save settings', 'metadata-result'],
    ['Save name and picture', 'name-result'],
    ['Change the e-mail address', 'email-result'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByTestId(result)).toHaveText('No changes to save.');
  }
  expect(changes).toEqual([]);
});

test.describe('the profile cannot be loaded', () => {
  for (const { name, fault } of [
    { name: 'server error', fault: { status: 503 } },
    { name: 'no connection', fault: { kind: 'drop' } },
    { name: 'HTML instead of JSON', fault: { kind: 'html', status: 200 } },
  ]) {
    test(`${name} › the page does not speak of a change, and loads it again on request`, async ({
      page,
    }) => {
      await addFault({ ...fault, method: 'GET', path: '/api/v2/users/*', times: 20 });
      await new ProfilePage(page).logIn(noor);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'Your profile could not be loaded',
      );
      await expect(page.getByTestId('problem-note')).toBeVisible();
      await expect(page.getByRole('main')).not.toContainText(/change was made|was saved/);
      await clearFaults();
      await page.getByRole('button', { name: 'Load again' }).click();
      await new ProfilePage(page).shown(noor);
    });
  }
});

test('429 › the page shows when it continues, and saves then', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  await addFault({
    kind: 'rate-limit',
    method: 'PATCH',
    path: '/api/v2/users/*',
    retryAfterSeconds: 4,
  });
  await profile.chooseTheme('Dark');
  await profile.saveSettings();
  await expect(page.getByTestId('waiting')).toContainText(
    /sent again at [\d:]+\s+\(in \d seconds?\)/,
  );
  await expect(page.getByTestId('metadata-result')).toHaveText('Saved.');
  await expect(page.getByTestId('waiting')).toHaveCount(0);
});

test('the proxy refuses a change › the page shows its reason', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(tomas);
  // Read as soon as it arrives: Chromium drops the body later.
  const answer = page
    .waitForResponse(`${servers.proxy}/me/email`)
    .then((response) => response.json() as Promise<{ detail: string }>);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('tomas@harbour.example');
  await page.getByRole('button', { name: 'Change the e-mail address' }).click();
  const { detail } = await answer;
  expect(detail).toBeTruthy();
  await expect(page.getByTestId('problem-note')).toContainText(detail);
  await expect(page.getByTestId('problem-note')).not.toContainText('It is not known');
});

test('password › after the change, the page confirms it once', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByLabel('New password').fill('A-new-Passw0rd!');
  await page.getByRole('button', { name: 'Reset password' }).click();
  await expect(page.getByTestId('password-result')).toContainText('Your password was changed.');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.getByTestId('password-result')).toHaveCount(0);
});

test('password › a URL alone does not confirm a change', async ({ page }) => {
  await page.goto('/profile?success=true&message=Your%20password%20has%20been%20changed.');
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).waitFor();
  await expect(page.getByTestId('password-result')).toHaveCount(0);
});
