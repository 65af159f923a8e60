import { expect, test } from '../support/e2e-test.ts';
import { ada } from '../support/tenant-seed.ts';
import { BILLING, ORDERS } from '../traps/trap-settings.ts';

test.describe('a cross-origin isolated page, where the SDK opens no iframe', () => {
  test.beforeEach(({ trapServer }) => {
    trapServer.isolated = true;
  });

  test('is told so, and stays signed in', async ({ traps, page }) => {
    await traps.signedIn();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: login-required']);
    await expect(traps.user).toHaveText(ada.id);
    expect(traps.asked('/authorize')).toEqual([]);
  });

  test('gets a token by a step-up', async ({ traps }) => {
    await traps.signedIn({ stepUp: 'redirect' });
    await traps.redirects(() => traps.send('/orders'));
    await traps.isAt('/place');
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: done']);
    expect(traps.timesAsked()).toBe(1);
  });

  test('does not go back and forth between the logins for two APIs asked at once', async ({
    traps,
  }) => {
    await traps.signedIn({ stepUp: 'redirect' });
    await traps.open('/both');
    // Whichever redirects last has its token; the page it came back to has forgotten the other one.
    await expect
      .poll(async () => (await traps.glimpse()).match(/(?<=: )(done|login-required)/g)?.sort())
      .toEqual(['done', 'login-required']);
    expect(traps.timesAsked(ORDERS)).toBe(1);
    expect(traps.timesAsked(BILLING)).toBe(1);
    await expect(traps.user).toHaveText(ada.id);
  });

  test('does not go back and forth between the logins for two APIs asked in turn', async ({
    traps,
  }) => {
    await traps.signedIn({ stepUp: 'redirect' });
    await traps.open('/both?in-turn');
    await expect.poll(() => traps.glimpse()).toContain('/orders: login-required');
    expect(traps.timesAsked(ORDERS)).toBe(1);
    expect(traps.timesAsked(BILLING)).toBe(1);
    await expect(traps.user).toHaveText(ada.id);
  });

  test('asks again for whoever uses the page', async ({ traps }) => {
    await traps.signedIn({ stepUp: 'redirect' });
    for (const address of ['/orders', '/billing', '/orders']) {
      const asked = traps.timesAsked();
      await traps.redirects(() => traps.send(address));
      expect(traps.timesAsked()).toBe(asked + 1);
      await traps.isAt('/place');
      await traps.send(address);
      await expect(traps.outcomes).toHaveText([`${address}: done`]);
    }
  });
});
