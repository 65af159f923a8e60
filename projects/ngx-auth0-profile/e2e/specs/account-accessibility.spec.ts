import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { RunningTenant } from 'auth0-tenant-emulator';
import { ada, tomas } from '../support/account-seed.ts';
import type { AccountPage, AccountSetup } from '../support/account-page.ts';
import { expect, test } from '../support/account-test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Each state is checked in all of them; a page is switched from one to the next. */
const LOOKS = [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'dark', width: 320 },
] as const;

const SECTIONS = [
  'profile',
  'preferences',
  'email',
  'password',
  'identities',
  'security',
  'devices',
  'deletion',
];

/** A state of the page, and how it comes about. */
interface State {
  readonly name: string;
  readonly setup?: AccountSetup;
  readonly reach: (account: AccountPage, tenant: RunningTenant) => Promise<void>;
}

const STATES: readonly State[] = [
  {
    name: 'locked by the provider',
    setup: { userId: tomas.id, unavailable: 'explain' },
    reach: async (account) => {
      await account.show('email');
      await account.show('password');
    },
  },
  {
    name: 'locked without a proxy',
    setup: { withoutProxy: true, unavailable: 'explain' },
    reach: async (account) => {
      await account.show('deletion');
      await account.show('profile');
    },
  },
  {
    name: 'entries that are not valid',
    reach: async (account) => {
      await account.page.getByLabel('Picture').fill('nope');
      await account.save();
      await expect(account.status).toContainText('Nothing was sent.');
    },
  },
  {
    name: 'saved',
    reach: async (account) => {
      await account.page.getByLabel('Nickname').fill('countess');
      await account.save();
      await expect(account.status).toHaveText('Saved.');
    },
  },
  {
    name: 'a value that was changed elsewhere',
    reach: async (account, tenant) => {
      await account.show('preferences');
      await account.page.getByLabel('About you').fill('Mine');
      const metadata = tenant.users.get(ada.id)?.user_metadata;
      tenant.users.update(ada.id, { user_metadata: { ...metadata, about: 'Theirs' } });
      await account.page.getByLabel('Books a year').fill('25');
      tenant.faults.add({ path: '/api/v2/users/*', method: 'PATCH', status: 503, times: 9 });
      await account.save();
      await expect(account.section.getByRole('alert')).toBeVisible();
      tenant.faults.clear();
      await account.page.getByRole('button', { name: 'Load the current data' }).click();
      await expect(account.section).toContainText('Changed elsewhere in the meantime: Theirs');
    },
  },
  {
    name: 'a save that failed, offline',
    reach: async (account, tenant) => {
      await account.page.getByLabel('Nickname').fill('countess');
      tenant.faults.add({ path: '/api/v2/users/*', method: 'PATCH', status: 500, times: 9 });
      await account.save();
      await expect(account.section.getByRole('alert')).toBeVisible();
      await account.page.context().setOffline(true);
      await expect(account.section).toContainText('You are offline.');
    },
  },
  {
    name: 'an ended session',
    reach: async (account, tenant) => {
      await account.page.getByLabel('Nickname').fill('countess');
      await account.show('preferences');
      await account.page.getByLabel('About you').fill('Draft');
      tenant.endSessions();
      tenant.faults.add({ path: '/api/v2/users/*', method: 'PATCH', status: 401 });
      await account.save();
      await expect(account.section).toContainText('What you have entered here is kept.');
    },
  },
  {
    name: 'an authenticator app and a wrong code',
    setup: { myAccount: true },
    reach: async (account) => {
      await account.show('security');
      await account.page.getByRole('button', { name: 'Add: Authenticator app' }).click();
      await account.page.getByLabel('The code that the app shows').fill('000000');
      await account.save();
      await expect(account.section).toContainText('This code is not right');
    },
  },
  {
    name: 'a new password that is refused',
    setup: { myAccount: true },
    reach: async (account) => {
      await account.show('password');
      await account.page.getByRole('button', { name: 'Change password' }).click();
      await account.page.getByLabel('New password').fill('short');
      await account.save();
      await expect(account.section).toContainText('This password was not accepted.');
    },
  },
  {
    name: 'a question',
    reach: async (account) => {
      await account.show('devices');
      await account.page.getByRole('button', { name: 'Remove: Telephone' }).click();
    },
  },
];

test.describe('the account page', () => {
  test('has no axe violations in any section', async ({ account, page }) => {
    test.slow();
    await account.open();
    for (const name of SECTIONS) {
      await account.show(name);
      await expectAccessibleInEachLook(page, name);
    }
  });

  test('has no axe violations while it loads, and after a failure', async ({
    account,
    page,
    tenant,
  }) => {
    await account.prepare();
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/v2/users/*', async (route) => {
      await answered;
      await route.continue();
    });
    await account.goTo('/account');
    await account.logIn();
    await expect(account.section).toHaveAttribute('aria-busy', 'true');
    await expectAccessibleInEachLook(page, 'loading');
    tenant.faults.add({ path: '/api/v2/users/*', method: 'GET', status: 500, times: 9 });
    answer();
    await expect(account.section.getByRole('alert')).toBeVisible();
    await expectAccessibleInEachLook(page, 'failed');
  });

  for (const { name, setup, reach } of STATES) {
    test(`has no axe violations with ${name}`, async ({ account, page, tenant }) => {
      await account.open(setup);
      await reach(account, tenant);
      await expectAccessibleInEachLook(page, name);
    });
  }
});

test('the account page › right to left and in forced colours › does not scroll horizontally', async ({
  account,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 320, height: 800 });
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => (document.documentElement.dir = 'rtl'));
  });
  await account.open();
  for (const name of SECTIONS) {
    await account.show(name);
    await expectAccessible(page, name);
  }
});

async function expectAccessibleInEachLook(page: Page, what: string): Promise<void> {
  for (const { colorScheme, width } of LOOKS) {
    // Without transitions, which would show colours of the look before.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page, `${what}, ${colorScheme}, ${width} px`);
  }
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html }) => html.slice(0, 200)),
  }));
  expect(found, what).toEqual([]);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, `${what}: horizontal scrolling`).toBeLessThanOrEqual(0);
}
