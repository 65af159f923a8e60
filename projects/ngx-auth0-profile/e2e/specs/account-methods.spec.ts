import { grace } from '../support/account-seed.ts';
import { expect, test } from '../support/account-test.ts';
import { addAuthenticator } from '../support/virtual-authenticator.ts';

test.describe('the authentication methods of the account page', () => {
  test('adds a passkey of the device and removes it, with the keyboard focus in place', async ({
    account,
    page,
  }) => {
    await addAuthenticator(page);
    await account.open({ myAccount: true });
    const security = await account.show('security');
    await page.getByRole('button', { name: 'Add: Passkey' }).click();
    await expect(security).toContainText('The method was added: Passkey.');
    await expect(page.getByRole('button', { name: 'Add: Passkey' })).toBeFocused();
    await page.getByRole('button', { name: 'Remove: Passkey' }).click();
    await security.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(security).toContainText('The method was removed.');
    await expect(security.getByRole('heading', { level: 2 })).toBeFocused();
  });

  test('prompts once for the second factor that the tenant requires, and sends the requests again', async ({
    account,
    page,
    tenant,
    tenantSettings,
  }) => {
    tenantSettings.my_account = { access: 'allow_all', step_up: true };
    await account.open({ myAccount: true, stepUp: 'popup', userId: grace.id });
    let popups = 0;
    page.on('popup', () => popups++);
    const opened = page.waitForEvent('popup');
    await page.locator('nav button[data-section=security]').click();
    const popup = await opened;
    await popup.getByLabel('One-time code').fill('123456');
    await popup.getByRole('button', { name: 'Continue' }).click();
    await expect(account.section).toContainText('Authenticator app');
    await page.getByRole('button', { name: 'Add: Recovery code' }).click();
    await expect(account.section).toContainText('Keep this code in a safe place.');
    expect(popups).toBe(1);
    const sent = tenant.requests().filter(({ path }) => path === '/me/v1/authentication-methods');
    expect(sent.filter(({ status }) => status >= 400)).toEqual([]);
  });

  test('opens the page of the tenant for a new password where the API is not activated', async ({
    account,
    page,
    tenant,
    tenantSettings,
  }) => {
    delete tenantSettings.my_account;
    await account.open({ myAccount: true });
    await account.show('password');
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page).toHaveURL(new RegExp(`^${tenant.url}`));
  });

  test('keeps a phone number over a login that leaves the page', async ({
    account,
    page,
    tenant,
  }) => {
    await account.open({ myAccount: true, stepUp: 'redirect' });
    await account.show('security');
    await page.getByRole('button', { name: 'Add: Phone' }).click();
    await expect(page.getByLabel('Phone number')).toBeFocused();
    await page.getByLabel('Phone number').fill('+44 20 7946 0958');
    tenant.faults.add({ name: 'consent_required' });
    await page.getByRole('button', { name: 'Send a code' }).click();
    await page.waitForURL(/code=|\/account$/);
    await account.loaded();
    await expect(page.getByLabel('Phone number')).toHaveValue('+44 20 7946 0958');
    await page.getByRole('button', { name: 'Send a code' }).click();
    await page.getByLabel('Code', { exact: true }).fill('123456');
    await page.keyboard.press('Enter');
    await expect(account.section).toContainText('The method was added: Phone.');
  });
});
