import { expect, test } from './demo-test.ts';
import { noor, pickUser } from './people.ts';
import { servers } from './servers.ts';
import { addFault, clearFaults, tenantUser } from './tenant-control.ts';

const CONFIGURATION = '**/couchdb/demo_app/auth0-config';
const CONTROL = `${servers.tenant}/_emulator/**`;

test('start › the configuration cannot be loaded › says which document and how to start', async ({
  page,
}) => {
  await page.route(CONFIGURATION, (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText(/auth0-config answered 404.*npm start/);
});

test('modes › the configuration cannot be loaded again › does not say that it is loading', async ({
  page,
}) => {
  let loads = 0;
  await page.route(CONFIGURATION, (route) => (++loads === 1 ? route.continue() : route.abort()));
  await page.goto('/modes');
  await expect(page.getByRole('alert')).toContainText('could not be loaded again');
  await expect(page.getByRole('main')).not.toContainText('Loading…');
});

test('story › the login is cancelled › says so, and leads back', async ({ page }) => {
  await page.goto('/story/1');
  await page.getByRole('button', { name: 'Log in and send the request' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The login failed');
  await expect(page.getByRole('alert')).toContainText('access_denied');
  await page.getByRole('link', { name: 'Back to step 1' }).click();
  await expect(page.getByText('Not sent yet.')).toBeVisible();
});

test('story › the rules do not answer › a switch goes back, and the page says why', async ({
  page,
}) => {
  await page.goto('/story/3');
  await page.getByText('The rules of the tenant').click();
  const rule = page.getByRole('switch', { name: 'Stamp app_metadata' });
  await expect(rule).toBeChecked();
  await page.route(CONTROL, (route) => route.abort());
  await rule.click();
  await expect(page.getByRole('alert').first()).toContainText('was not switched');
  await expect(rule).toBeChecked();

  await page.reload();
  await page.getByText('The rules of the tenant').click();
  await expect(page.getByRole('alert')).toContainText('could not be read');
});

test('settings › not loaded, and not saved › says so, and shows the stored theme', async ({
  page,
}) => {
  await addFault({ status: 500, method: 'GET', path: '/api/v2/users/*', times: 20 });
  await page.goto('/settings');
  await pickUser(page, noor);
  const note = page.getByTestId('problem-note');
  await expect(note).toContainText('could not be loaded');
  await expect(note).not.toContainText(/change|saved/);

  await clearFaults();
  await page.reload();
  const light = page.getByRole('radio', { name: 'Light' });
  await expect(light).toBeChecked();
  await addFault({ kind: 'drop', path: '/api/v2/users/*', times: 20 });
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(note).toContainText('It is not known whether your change was saved.');
  await expect(page.getByTestId('theme-result')).toBeEmpty();
  await expect(light).toBeChecked();
  await clearFaults();
  expect((await tenantUser(noor.id))['user_metadata']).toMatchObject({ theme: 'light' });

  // The panel of faults says when it has done nothing.
  await page.getByRole('link', { name: 'Account', exact: true }).click();
  await page.route(CONTROL, (route) => route.abort());
  await page.getByRole('button', { name: '500', exact: true }).click();
  await expect(page.getByTestId('fault')).toContainText('Nothing was changed');
});
