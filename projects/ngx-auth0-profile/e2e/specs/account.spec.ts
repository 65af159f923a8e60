import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/account-test.ts';
import { ada, tomas } from '../support/account-seed.ts';

test.describe('the account page', () => {
  test('saves an edit of each form, and only then says so', async ({ account, page, tenant }) => {
    await account.open();
    await page.getByLabel('Nickname').fill('countess');
    await account.save();
    await expect(account.status).toHaveText('Saved.');
    await account.show('preferences');
    await page.getByLabel('Theme').selectOption('Dark');
    await page.getByRole('switch', { name: 'Newsletter' }).click();
    await page.getByRole('textbox', { name: 'Interests' }).fill('Engines');
    await page.getByRole('button', { name: 'Add to Interests' }).click();
    await account.save();
    await expect(account.status).toHaveText('Saved.');
    await page.getByLabel('About you').fill('More');
    await expect(account.status).toBeEmpty();
    const user = tenant.users.get(ada.id);
    expect(user?.['nickname']).toBe('countess');
    expect(user?.user_metadata).toEqual({
      theme: 'dark',
      about: 'Reads three books at once, finishes two.',
      interests: ['Mathematics', 'Poetry', 'Horses', 'Engines'],
      booksAYear: 24,
      birthday: '1815-12-10',
      newsletter: false,
    });
  });

  test('keeps what is being typed into a number and a day', async ({ account, page }) => {
    await account.open();
    await account.show('preferences');
    const number = page.getByLabel('Books a year');
    await number.fill('');
    await number.pressSequentially('1e');
    await number.pressSequentially('1');
    await expect(number).toHaveValue('1e1');
    const day = page.getByLabel('Birthday');
    await day.focus();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await expect(day).toHaveValue('1815-11-10');
    await account.save();
    await expect(account.status).toHaveText('Saved.');
  });

  test('keeps a stored value that it does not know', async ({ account, page, tenant }) => {
    await account.open({ userId: tomas.id });
    await account.show('preferences');
    await expect(page.getByLabel('Theme')).toHaveValue('system');
    await page.getByLabel('About you').fill('Hello');
    await account.save();
    await expect(account.status).toHaveText('Saved.');
    expect(tenant.users.get(tomas.id)?.user_metadata).toEqual({ theme: 'system', about: 'Hello' });
  });

  test('keeps what is typed when another tab saves the same field, and asks', async ({
    account,
    page,
    context,
  }) => {
    await account.open();
    await account.show('preferences');
    await page.getByLabel('About you').fill('Mine');
    const other = account.inTab(await context.newPage());
    await other.goTo('/account');
    await other.loaded();
    await other.show('preferences');
    await other.page.getByLabel('About you').fill('Theirs');
    await other.save();
    await expect(other.status).toHaveText('Saved.');
    await expect(account.section).toContainText('Changed elsewhere in the meantime: Theirs');
    await expect(page.getByLabel('About you')).toHaveValue('Mine');
    await page.getByRole('button', { name: 'Keep my entry' }).click();
    await expect(page.getByLabel('About you')).toBeFocused();
    await account.save();
    await expect(account.status).toHaveText('Saved.');
    await expect(other.page.getByLabel('About you')).toHaveValue('Mine');
  });

  test('keeps the text over an expired session and the login', async ({
    account,
    page,
    tenant,
  }) => {
    await account.open();
    await account.show('preferences');
    await page.getByLabel('About you').fill('Draft');
    tenant.endSessions();
    tenant.faults.add({ path: '/api/v2/users/*', method: 'PATCH', status: 401 });
    await account.save();
    await expect(account.section).toContainText('What you have entered here is kept.');
    await account.section.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('button', { name: ada.name }).click();
    await expect(page.getByLabel('About you')).toHaveValue('Draft');
    await account.save();
    await expect(account.status).toHaveText('Saved.');
    expect(tenant.users.get(ada.id)?.user_metadata?.['about']).toBe('Draft');
  });

  test('sends nothing while the browser is offline, and keeps the text', async ({
    account,
    page,
    context,
    tenant,
  }) => {
    await account.open();
    await page.getByLabel('Nickname').fill('countess');
    await context.setOffline(true);
    await account.save();
    await expect(account.status).toContainText('Not saved, because you are offline.');
    await context.setOffline(false);
    await account.save();
    await expect(account.status).toHaveText('Saved.');
    expect(tenant.users.get(ada.id)?.['nickname']).toBe('countess');
  });

  test('says until when a request waits after 429', async ({ account, page, tenant }) => {
    await account.open();
    await account.show('preferences');
    await page.getByLabel('About you').fill('Later');
    tenant.faults.add({
      path: '/api/v2/users/*',
      method: 'PATCH',
      status: 429,
      retryAfterSeconds: 2,
    });
    await account.save();
    await expect(account.section).toContainText('The next attempt is at');
    await expect(account.status).toHaveText('Saved.');
  });

  test('says that the outcome of a failed save is not certain, and loads the present data', async ({
    account,
    page,
    tenant,
  }) => {
    await account.open();
    await account.show('preferences');
    await page.getByLabel('About you').fill('Perhaps');
    tenant.faults.add({ path: '/api/v2/users/*', method: 'PATCH', status: 503, times: 9 });
    await account.save();
    await expect(account.section.getByRole('alert')).toContainText('it is not certain');
    tenant.faults.clear();
    await page.getByRole('button', { name: 'Load the current data' }).click();
    await expect(account.section.getByRole('alert')).toHaveCount(0);
    await expect(page.getByLabel('About you')).toHaveValue('Perhaps');
  });

  test('loads the profile again after a failure', async ({ account, page, tenant }) => {
    tenant.faults.add({ path: '/api/v2/users/*', method: 'GET', status: 500, times: 9 });
    await account.prepare();
    await account.goTo('/account');
    await account.logIn();
    await expect(account.section.getByRole('alert')).toContainText('could not be loaded');
    tenant.faults.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByLabel('Nickname')).toHaveValue('ada');
  });

  test('opens the page of the tenant for a new password', async ({ account, page, tenant }) => {
    await account.open();
    await account.show('password');
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page).toHaveURL(new RegExp(`^${tenant.url}`));
  });

  test('removes a device after a question', async ({ account, page, tenant }) => {
    await account.open();
    const devices = await account.show('devices');
    await page.getByRole('button', { name: 'Remove: Telephone' }).click();
    await expect(devices).toContainText('Telephone will have to log in again.');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Remove: Telephone' })).toBeFocused();
    await page.getByRole('button', { name: 'Remove: Telephone' }).click();
    await devices.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(devices).toContainText('The device was removed.');
    await expect(devices.getByRole('heading')).toBeFocused();
    await expect(devices.getByRole('listitem')).toHaveCount(1);
    expect(tenant.requests().at(-1)?.method).toBe('DELETE');
  });

  test('deletes the account after a confirmation, and logs out', async ({
    account,
    page,
    tenant,
  }) => {
    await account.open();
    await account.show('deletion');
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await expect(account.section).toContainText(`Enter ${ada.email} to confirm.`);
    expect(tenant.users.get(ada.id)).toBeDefined();
    await page.getByLabel('To confirm').fill(ada.email);
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await expect(page.locator('header').getByRole('button', { name: 'Log in' })).toBeVisible();
    expect(tenant.users.get(ada.id)).toBeUndefined();
  });

  test('asks before it is left with entries that are not saved', async ({ account, page }) => {
    await account.open();
    await page.getByLabel('Nickname').fill('countess');
    let asked = 0;
    page.on('dialog', async (dialog) => {
      asked++;
      await dialog.dismiss();
    });
    await page.getByRole('link', { name: 'Home' }).click();
    await expect.poll(() => asked).toBe(1);
    await expect(page.getByLabel('Nickname')).toHaveValue('countess');
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByRole('link', { name: 'Home' }).click();
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
    expect(asked).toBe(1);
  });

  test('can be used with the keyboard only', async ({ account, page }) => {
    await account.open();
    const press = (target: Locator): Promise<void> => tabTo(account.page, target);
    await press(page.getByRole('button', { name: 'Preferences' }));
    await page.keyboard.press('Enter');
    await account.loaded();
    await press(page.getByRole('button', { name: 'Remove Poetry' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Interests' })).toBeFocused();
    await page.keyboard.type('Engines');
    await page.keyboard.press('Enter');
    await expect(account.section.getByRole('listitem')).toHaveText([
      /Mathematics/,
      /Horses/,
      /Engines/,
    ]);
    await press(page.getByRole('switch', { name: 'Newsletter' }));
    await page.keyboard.press('Space');
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await page.keyboard.press('Enter');
    await expect(account.status).toHaveText('Saved.');
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeFocused();
  });
});

/** Presses Tab until the element has the keyboard focus, which has to be visible. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
      expect(outline).not.toBe('none');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard focus does not reach the element.');
}
