import { expect, test } from '../support/account-test.ts';
import { tomas } from '../support/account-seed.ts';

/** A good value according to the Core Web Vitals is 0.1. */
const MAX_SHIFT = 0.05;

for (const width of [320, 1280]) {
  for (const [who, setup] of [
    ['a user of the database', {}],
    ['a social user', { userId: tomas.id }],
    ['a user without a back end', { withoutProxy: true }],
  ] as const) {
    test(`the account page at ${width} px › for ${who} on a slow connection › shifts by at most ${MAX_SHIFT}`, async ({
      account,
      page,
    }) => {
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
      await page.route('**/api/v2/users/*', async (route) => {
        await page.waitForTimeout(400);
        await route.continue();
      });
      await page.route('**/*.js', async (route) => {
        await page.waitForTimeout(150);
        await route.continue();
      });
      await account.goTo('/account');
      await account.logIn();
      await account.loaded();
      await expect(page.getByLabel('Nickname')).toBeVisible();
      const shift = await page.evaluate(() => window.layoutShift);
      test.info().annotations.push({ type: 'layout shift', description: shift.toFixed(4) });
      expect(shift).toBeLessThanOrEqual(MAX_SHIFT);
    });
  }
}

declare global {
  interface Window {
    /** The sum of the layout shifts of the page that no input has caused. */
    layoutShift: number;
  }
}
