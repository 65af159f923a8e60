import { expect, test } from '../support/e2e-test.ts';

test.describe('step-up by popup', () => {
  test('asks once for any number of requests, and the page stays', async ({ traps, context }) => {
    await traps.signedIn({ stepUp: 'popup' });
    await traps.draft.fill('Not saved yet');
    const opened = context.waitForEvent('page');
    await traps.send('/vault', 5);
    await (await opened).getByRole('button', { name: 'Accept' }).click();
    await expect(traps.outcomes).toHaveText(Array(5).fill('/vault: done'));
    await expect(traps.draft).toHaveValue('Not saved yet');
    expect(traps.timesAsked()).toBe(1);
  });

  test('tells of a popup the user closed, and may ask again', async ({ traps, context }) => {
    await traps.signedIn({ stepUp: 'popup' });
    const first = context.waitForEvent('page');
    await traps.send('/vault');
    const popup = await first;
    await popup.getByRole('button', { name: 'Accept' }).waitFor();
    await popup.close();
    await expect(traps.outcomes).toHaveText(['/vault: popup-cancelled']);

    const second = context.waitForEvent('page');
    await traps.send('/vault');
    await (await second).getByRole('button', { name: 'Accept' }).click();
    await expect(traps.outcomes).toHaveText(['/vault: popup-cancelled', '/vault: done']);
    expect(traps.timesAsked()).toBe(2);
  });

  test('tells of consent the user refused in it', async ({ traps, context }) => {
    await traps.signedIn({ stepUp: 'popup' });
    const opened = context.waitForEvent('page');
    await traps.send('/vault');
    await (await opened).getByRole('button', { name: 'Decline' }).click();
    await expect(traps.outcomes).toHaveText(['/vault: consent-required']);
  });
});

test.describe('step-up by a function', () => {
  test('is called once, and may ask in its own words first', async ({ traps, page, context }) => {
    await traps.signedIn({ stepUp: 'function' });
    await traps.send('/vault', 5);
    const opened = context.waitForEvent('page');
    await page.getByRole('dialog').getByRole('button', { name: 'Yes' }).click();
    await (await opened).getByRole('button', { name: 'Accept' }).click();
    await expect(traps.outcomes).toHaveText(Array(5).fill('/vault: done'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(traps.timesAsked()).toBe(1);
  });

  test('is not called again when the user said no', async ({ traps, page }) => {
    await traps.signedIn({ stepUp: 'function' });
    await traps.send('/vault');
    await page.getByRole('dialog').getByRole('button', { name: 'No' }).click();
    await expect(traps.outcomes).toHaveText(['/vault: consent-required']);
    await traps.send('/vault');
    await expect(traps.outcomes).toHaveText(Array(2).fill('/vault: consent-required'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(traps.timesAsked()).toBe(0);
  });
});
