import { expect, test } from '../support/e2e-test.ts';

test.describe('step-up by popup', () => {
  test('opens one popup for simultaneous requests, and the page is not reloaded', async ({
    app,
    context,
  }) => {
    await app.logIn({ stepUp: 'popup' });
    await app.draft.fill('Not saved yet');
    const opened = context.waitForEvent('page');
    await app.send('/consent-api', 5);
    await (await opened).getByRole('button', { name: 'Accept' }).click();
    await expect(app.outcomes).toHaveText(Array(5).fill('/consent-api: done'));
    await expect(app.draft).toHaveValue('Not saved yet');
    expect(app.loginCount()).toBe(1);
  });

  test('when the user closes the popup, fails with popup-cancelled; the next request opens it again', async ({
    app,
    context,
  }) => {
    await app.logIn({ stepUp: 'popup' });
    const first = context.waitForEvent('page');
    await app.send('/consent-api');
    const popup = await first;
    await popup.getByRole('button', { name: 'Accept' }).waitFor();
    await popup.close();
    await expect(app.outcomes).toHaveText(['/consent-api: popup-cancelled']);

    const second = context.waitForEvent('page');
    await app.send('/consent-api');
    await (await second).getByRole('button', { name: 'Accept' }).click();
    await expect(app.outcomes).toHaveText(['/consent-api: popup-cancelled', '/consent-api: done']);
    expect(app.loginCount()).toBe(2);
  });

  test('when the user refuses consent, fails with consent-required', async ({ app, context }) => {
    await app.logIn({ stepUp: 'popup' });
    const opened = context.waitForEvent('page');
    await app.send('/consent-api');
    await (await opened).getByRole('button', { name: 'Decline' }).click();
    await expect(app.outcomes).toHaveText(['/consent-api: consent-required']);
  });
});

test.describe('step-up by a function', () => {
  test('is called once for simultaneous requests, and may show its own dialog first', async ({
    app,
    page,
    context,
  }) => {
    await app.logIn({ stepUp: 'function' });
    await app.send('/consent-api', 5);
    const opened = context.waitForEvent('page');
    await page.getByRole('dialog').getByRole('button', { name: 'Yes' }).click();
    await (await opened).getByRole('button', { name: 'Accept' }).click();
    await expect(app.outcomes).toHaveText(Array(5).fill('/consent-api: done'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(app.loginCount()).toBe(1);
  });

  test('is not called again after the user has refused', async ({ app, page }) => {
    await app.logIn({ stepUp: 'function' });
    await app.send('/consent-api');
    await page.getByRole('dialog').getByRole('button', { name: 'No' }).click();
    await expect(app.outcomes).toHaveText(['/consent-api: consent-required']);
    await app.send('/consent-api');
    await expect(app.outcomes).toHaveText(Array(2).fill('/consent-api: consent-required'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(app.loginCount()).toBe(0);
  });
});
