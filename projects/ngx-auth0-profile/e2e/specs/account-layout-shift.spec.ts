import type { Page } from '@playwright/test';
import type { AccountPage, AccountSetup } from '../support/account-page.ts';
import { expect, test } from '../support/account-test.ts';
import { tomas } from '../support/account-seed.ts';

/** A good value according to the Core Web Vitals is 0.1. */
const MAX_SHIFT = 0.05;

const OTHER_SECTIONS = ['email', 'password', 'identities', 'security', 'devices', 'deletion'];

for (const width of [320, 1280]) {
  test.describe(`the account page at ${width} px, on a slow connection`, () => {
    for (const [who, setup] of [
      ['a user of the database', {}],
      ['a social user', { userId: tomas.id }],
      ['a user without a back end', { withoutProxy: true }],
    ] as const) {
      test(`for ${who} › shifts by at most ${MAX_SHIFT}`, async ({ account, page }) => {
        await openSlowly(account, width, setup);
        await expect(page.getByLabel('Nickname')).toBeVisible();
        await expectLittleShift(page);
      });
    }

    test(`when each other section is opened › shifts by at most ${MAX_SHIFT}`, async ({
      account,
      page,
    }) => {
      await openSlowly(account, width, { myAccount: true });
      for (const name of OTHER_SECTIONS) {
        // A click by code: the metric leaves out what follows a real one.
        await page.locator(`nav button[data-section=${name}]`).evaluate((button: HTMLElement) => {
          button.click();
        });
        await account.loaded();
      }
      await expectLittleShift(page);
    });
  });
}

async function openSlowly(account: AccountPage, width: number, setup: AccountSetup): Promise<void> {
  const { page } = account;
  await page.setViewportSize({ width, height: 800 });
  await page.addInitScript(() => {
    window.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        readonly value: number;
        readonly hadRecentInput: boolean;
      })[]) {
        window.layoutShift += entry.hadRecentInput ? 0 : entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await account.prepare(setup);
  for (const [pattern, delay] of [
    [/\/api\/v2\/users\/|\/me\/v1\/|\/devices$/, 400],
    [/\.js$/, 150],
  ] as const) {
    await page.route(pattern, async (route) => {
      await page.waitForTimeout(delay);
      await route.continue();
    });
  }
  await account.goTo('/account');
  await account.logIn();
  await account.loaded();
}

async function expectLittleShift(page: Page): Promise<void> {
  const shift = await page.evaluate(() => window.layoutShift);
  test.info().annotations.push({ type: 'layout shift', description: shift.toFixed(4) });
  expect(shift).toBeLessThanOrEqual(MAX_SHIFT);
}

declare global {
  interface Window {
    /** The sum of the layout shifts of the page that no input has caused. */
    layoutShift: number;
  }
}
