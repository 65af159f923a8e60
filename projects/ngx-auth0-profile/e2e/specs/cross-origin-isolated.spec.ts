import { expect, test } from '../support/e2e-test.ts';
import { ada } from '../support/tenant-seed.ts';
import { BILLING, ORDERS } from '../scenarios/scenario-settings.ts';

// A cross-origin isolated page cannot embed the iframe of a silent login.
test.describe('cross-origin isolated page', () => {
  test.beforeEach(({ scenarioServer }) => {
    scenarioServer.isolated = true;
  });

  test('a request without a token fails with login-required, and the user stays signed in', async ({
    app,
    page,
  }) => {
    await app.logIn();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: login-required']);
    await expect(app.user).toHaveText(ada.id);
    expect(app.tenantRequests('/authorize')).toEqual([]);
  });

  test('a step-up redirect returns a token', async ({ app }) => {
    await app.logIn({ stepUp: 'redirect' });
    await app.waitForRedirect(() => app.send('/orders'));
    await app.expectUrl('/place');
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: done']);
    expect(app.loginCount()).toBe(1);
  });

  test('two APIs called at the same time cause one login each, not a loop', async ({ app }) => {
    await app.logIn({ stepUp: 'redirect' });
    await app.open('/both');
    // The last redirect leaves its token in memory; the reload has lost the token of the other API.
    await expect
      .poll(async () => (await app.visibleText()).match(/(?<=: )(done|login-required)/g)?.sort())
      .toEqual(['done', 'login-required']);
    expect(app.loginCount(ORDERS)).toBe(1);
    expect(app.loginCount(BILLING)).toBe(1);
    await expect(app.user).toHaveText(ada.id);
  });

  test('two APIs called one after the other cause one login each, not a loop', async ({ app }) => {
    await app.logIn({ stepUp: 'redirect' });
    await app.open('/both?sequential');
    await expect.poll(() => app.visibleText()).toContain('/orders: login-required');
    expect(app.loginCount(ORDERS)).toBe(1);
    expect(app.loginCount(BILLING)).toBe(1);
    await expect(app.user).toHaveText(ada.id);
  });

  test('a later request of the user may start a new step-up', async ({ app }) => {
    await app.logIn({ stepUp: 'redirect' });
    for (const address of ['/orders', '/billing', '/orders']) {
      const before = app.loginCount();
      await app.waitForRedirect(() => app.send(address));
      expect(app.loginCount()).toBe(before + 1);
      await app.expectUrl('/place');
      await app.send(address);
      await expect(app.outcomes).toHaveText([`${address}: done`]);
    }
  });
});
