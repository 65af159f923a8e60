import { chromium } from '../support/chromium.ts';
import { expect, test } from '../support/e2e-test.ts';

// Playwright lets every popup open; a user's browser does not.
test.use({
  launchOptions: { ...chromium, ignoreDefaultArgs: ['--disable-popup-blocking'] },
});

test('a popup that nobody clicked for is blocked, and the caller is told', async ({
  traps,
  tenant,
}) => {
  await traps.signedIn({ stepUp: 'popup' });
  tenant.endSessions();
  await traps.open('/both?in-turn');
  await expect.poll(() => traps.glimpse()).toContain('/orders: popup-blocked');
  expect(traps.timesAsked()).toBe(0);
});
