import { chromium } from '../support/chromium.ts';
import { expect, test } from '../support/e2e-test.ts';

// Playwright allows every popup. A user's browser blocks one that no click caused.
test.use({
  launchOptions: { ...chromium, ignoreDefaultArgs: ['--disable-popup-blocking'] },
});

test('step-up by popup › without a click › fails with popup-blocked', async ({ app, tenant }) => {
  await app.logIn({ stepUp: 'popup' });
  tenant.endSessions();
  await app.open('/both?sequential');
  await expect.poll(() => app.visibleText()).toContain('/orders: popup-blocked');
  expect(app.loginCount()).toBe(0);
});
