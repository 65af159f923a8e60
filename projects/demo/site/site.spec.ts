import { expect, test, type Page, type Response } from '@playwright/test';
import { fileURLToPath } from 'node:url';

import { noor, pickUser } from '../e2e/people.ts';
import { serveFiles, type StaticServer } from './static-server.ts';

const SITE = fileURLToPath(new URL('../../../dist/demo-site', import.meta.url));
const BASE = '/x/';

let server: StaticServer;
let app: string;

test.beforeEach(async () => {
  server = await serveFiles(SITE, BASE);
  app = server.origin + BASE;
});

test.afterEach(async () => {
  // Whatever a server would have to compute was answered by the service worker.
  const files = server.requests.filter(
    (path) => !path.startsWith(BASE) || /tenant|proxy/.test(path),
  );
  await server.close();
  expect(files).toEqual([]);
});

test('story › runs from 401 to 200, and the proxy changes the e-mail address', async ({ page }) => {
  await page.goto(`${app}story/1`);
  await page.getByRole('button', { name: 'Log in and send the request' }).click();
  const first = patch(page);
  await pickUser(page, noor);
  expect((await first).status()).toBe(401);
  for (const status of [400, 403, 403, 200]) {
    await page.getByRole('link', { name: /^Next:/ }).click();
    const response = patch(page);
    await page.getByRole('button', { name: /^Send the/ }).click();
    expect((await response).status()).toBe(status);
  }
  await page.getByRole('link', { name: /^Next:/ }).click();
  await page.getByLabel('New e-mail address').fill('noor@lighthouse.example');
  const refused = patch(page);
  const changed = page.waitForResponse(
    (response) =>
      response.url().startsWith(`${app}proxy/`) && response.request().method() === 'POST',
  );
  await page.getByRole('button', { name: /^Send the/ }).click();
  expect((await refused).status()).toBe(403);
  expect(await (await changed).json()).toMatchObject({ email: 'noor@lighthouse.example' });
});

test('profile › opened by its URL › logs in, saves, and is the same after a reload', async ({
  page,
}) => {
  await page.goto(`${app}profile`);
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  await pickUser(page, noor);
  await page.getByRole('heading', { level: 1, name: noor.name }).waitFor();
  await page.getByRole('combobox', { name: 'Theme' }).click();
  await page.getByRole('option', { name: 'Dark', exact: true }).click();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByTestId('metadata-result')).toHaveText('Saved.');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: noor.name }).waitFor();
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveText('Dark');
  await page.goto(`${app}account?section=security`);
  const section = page.locator('auth0-account-frame:visible > section:not([aria-busy=true])');
  await expect(section).toContainText('Authenticator app');
  await expect(section).not.toContainText('not set up');
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Log in' })).toBeVisible();
  await expect(page).toHaveURL(app);
});

test('token doctor › links to the page of the error, with its fixes', async ({ page }) => {
  await page.goto(`${app}doctor`);
  await page.getByLabel('Token, error, response or URL').fill('Invalid token');
  await page.getByRole('link', { name: 'The page of this error' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invalid token');
  await expect(page.getByRole('heading', { name: 'With ngx-auth0-profile' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invalid token');
});

test('step-up by popup › the session has ended › logs in again and saves', async ({ page }) => {
  await page.goto(`${app}modes`);
  await page.getByRole('button', { name: 'Use this way: In a popup' }).click();
  await expect(page.getByTestId('current-step-up').locator('..')).toContainText('In a popup');
  await page.goto(`${app}profile`);
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  await pickUser(page, noor);
  await page.getByLabel('City').fill('Lisboa');
  await page.getByRole('button', { name: 'Session ended' }).click();
  await expect(page.getByTestId('fault')).toContainText('has ended');
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Save settings' }).click(),
  ]);
  await pickUser(popup, noor);
  await expect(page.getByTestId('metadata-result')).toHaveText('Saved.');
});

test('first visit › says what is installed', async ({ page }) => {
  await page.route('**/worker.js', () => undefined);
  await page.goto(app);
  await expect(page.getByRole('status')).toContainText('Installing the tenant and the proxy');
});

test('browser without service workers › says what it needs', async ({ page }) => {
  await page.addInitScript('delete Navigator.prototype.serviceWorker;');
  await page.goto(app);
  await expect(page.getByRole('alert')).toContainText('This demo needs service workers');
});

/** The next response of the Management API to the story's request. */
function patch(page: Page): Promise<Response> {
  return page.waitForResponse(
    (response) =>
      response.url().includes('/api/v2/users/') && response.request().method() === 'PATCH',
  );
}
