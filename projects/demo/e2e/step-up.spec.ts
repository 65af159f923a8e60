import type { Page } from '@playwright/test';

import { AccountPage } from './account-page.ts';
import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { servers } from './servers.ts';
import { tenantUser } from './tenant-control.ts';

const AUTHORIZE = `${servers.tenant}/authorize?*`;

test('step-up by popup › blocked, then closed › says so, the page stays, and the next attempt saves what was typed', async ({
  page,
  context,
}) => {
  const blocked = Promise.withResolvers<undefined>();
  await page.exposeFunction('reportBlockedPopup', () => {
    blocked.resolve(undefined);
  });
  await page.addInitScript(() => {
    const open = window.open.bind(window);
    window.open = (...args: Parameters<typeof window.open>) => {
      const opened = open(...args);
      if (!opened) {
        (Reflect.get(window, 'reportBlockedPopup') as () => void)();
      }
      return opened;
    };
  });
  const account = await openWithPopups(page, noor);
  const left = recordNavigations(page);
  const nickname = page.getByLabel('Nickname');
  await nickname.fill('noor-h');
  await page.getByRole('button', { name: 'Consent required' }).click();
  await expect(page.getByTestId('fault')).toContainText('without asking the user');

  await test.step('blocked', async () => {
    // A popup is opened when the silent attempt has failed.
    const held = Promise.withResolvers<undefined>();
    await context.route(AUTHORIZE, async (route) => {
      await held.promise;
      await route.continue();
    });
    await Promise.all([page.waitForRequest(AUTHORIZE), account.save()]);
    await useUpClick(page);
    // Each look at the page counts as a click in Chromium, so that it has to wait.
    held.resolve(undefined);
    await blocked.promise;
    await expect(account.section.getByRole('alert')).toContainText('could not be opened');
    await context.unroute(AUTHORIZE);
  });

  await test.step('closed', async () => {
    // The tenant does not answer the popup.
    await context.route(AUTHORIZE, () => undefined);
    const [popup] = await Promise.all([page.waitForEvent('popup'), account.save()]);
    await popup.close();
    await expect(account.section.getByRole('alert')).toContainText('was closed');
    await context.unroute(AUTHORIZE);
    await expect(nickname).toHaveValue('noor-h');
    expect(await tenantUser(noor.id)).toMatchObject({ nickname: 'noor' });
  });

  await test.step('the next attempt', async () => {
    await account.save();
    await expect(account.section).toContainText('Saved.');
    await expect(account.section.getByRole('alert')).toHaveCount(0);
    expect(await tenantUser(noor.id)).toMatchObject({ nickname: 'noor-h' });
    expect(left).toEqual([]);
  });
});

test('step-up by popup › the session has ended › saves after the login, also when the popup was closed first', async ({
  page,
}) => {
  await openWithPopups(page, noor);
  await page.getByRole('link', { name: 'A page like this, written by hand' }).click();
  const profile = new ProfilePage(page);
  await profile.shown(noor);
  const left = recordNavigations(page);
  await page.getByLabel('City').fill('Lisboa');
  await endSession(page);
  const [popup] = await Promise.all([page.waitForEvent('popup'), profile.saveSettings()]);
  await popup.getByRole('button', { name: noor.name }).click();
  await expect(page.getByTestId('metadata-result')).toHaveText('Saved.');
  expect((await tenantUser(noor.id))['user_metadata']).toMatchObject({
    address: { city: 'Lisboa', country: 'FR' },
  });

  await page.getByLabel('City').fill('Porto');
  await endSession(page);
  const [second] = await Promise.all([page.waitForEvent('popup'), profile.saveSettings()]);
  await second.getByRole('button', { name: noor.name }).waitFor();
  await second.close();
  await expect(page.getByRole('main')).toContainText('What you have typed is kept.');
  expect(left).toEqual([]);
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: noor.name }).click();
  await profile.shown(noor);
  await expect(page.getByLabel('City')).toHaveValue('Porto');
});

test('step-up by redirect › on the page by hand › keeps what was typed', async ({ page }) => {
  const profile = new ProfilePage(page);
  await profile.open(noor);
  await page.getByLabel('City').fill('Lisboa');
  await page.getByLabel('Name', { exact: true }).fill('Noor H.');
  await endSession(page);
  // A request of the page that is still under way may find out first; the page then asks for the login.
  await page
    .getByRole('button', { name: 'Save settings' })
    .or(page.getByRole('main').getByRole('button', { name: 'Log in' }))
    .click();
  await page.getByRole('button', { name: noor.name }).click();
  await profile.shown(noor);
  await expect(page.getByLabel('City')).toHaveValue('Lisboa');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Noor H.');
  await profile.saveSettings();
  await expect(page.getByTestId('metadata-result')).toHaveText('Saved.');
});

/** Opens and closes another window, so that the last click cannot open a popup any more. */
async function useUpClick(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', {
    expression: `open('about:blank')?.close()`,
    userGesture: false,
  });
  await client.detach();
}

/** Opens the account page with `withStepUp('popup')`. */
async function openWithPopups(
  page: Page,
  user: { name: string },
  section?: string,
): Promise<AccountPage> {
  await page.goto('/modes');
  await page.getByRole('button', { name: 'Use this way: In a popup' }).click();
  await expect(page.getByTestId('current-step-up').locator('..')).toContainText('In a popup');
  const account = new AccountPage(page);
  await account.open(user, section);
  return account;
}

async function endSession(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Session ended' }).click();
  await expect(page.getByTestId('fault')).toContainText('has ended');
}

/** The URLs that replace the page, from now on. */
function recordNavigations(page: Page): string[] {
  const left: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      left.push(request.url());
    }
  });
  return left;
}
