import type { Page } from '@playwright/test';
import { expect, test } from '../support/e2e-test.ts';

const SCRIPTS = '**/*.js';

test.describe('a lazily loaded file of the library that is missing', () => {
  test('fails requests with an error that says to reload, and is loaded after that', async ({
    app,
    page,
    scenarioServer,
  }) => {
    await app.logIn();
    await page.route(SCRIPTS, (route) => route.abort());
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: file-not-loaded']);
    expect(scenarioServer.calls).toEqual([]);
    await page.unroute(SCRIPTS);
    await page.reload();
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: done']);
  });

  test('denies a guarded route with this reason', async ({ app, page }) => {
    await app.logIn();
    await page.route(SCRIPTS, (route) => route.abort());
    await app.navigate('/guarded/a');
    await expect(page).toHaveURL(/\/denied\?.*reason=file-not-loaded/);
  });

  test('does not matter to a guard once the profile is shown', async ({ app, page }) => {
    await app.logIn({}, '/edits');
    await expect(app.metadata).toContainText('theme');
    await abortScripts(page);
    await app.navigate('/guarded/a');
    await app.expectUrl('/guarded/a');
  });

  test('does not matter to edits once the profile is shown', async ({ app, page }) => {
    await app.logIn({}, '/edits');
    await expect(app.metadata).toContainText('theme');
    const requested = await abortScripts(page);
    await page.getByLabel('Patch').fill('{ "theme": "dark", "nested": { "a": "b" } }');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(app.metadata).toContainText('"nested"');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(requested).toEqual([]);
  });
});

/** Aborts requests for scripts from now on, and returns the list of their URLs. */
async function abortScripts(page: Page): Promise<readonly string[]> {
  const requested: string[] = [];
  await page.route(SCRIPTS, (route) => {
    requested.push(route.request().url());
    return route.abort();
  });
  return requested;
}
