import { AccountPage } from './account-page.ts';
import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { servers } from './servers.ts';
import { tenantUser } from './tenant-control.ts';

test('modes › direct › locks what needs a back end, and holds no token for the proxy', async ({
  page,
}) => {
  const account = new AccountPage(page);
  await page.goto('/modes');
  await expect(page.getByTestId('document')).toContainText(`"clientID": "demo-spa"`);
  await page.getByRole('button', { name: 'Use this mode: Direct' }).click();
  await expect(page.getByTestId('current-mode').locator('..')).toContainText('Direct');
  await account.open(noor, 'email');
  await expect(account.section).toContainText('This cannot be changed here.');

  await page.getByRole('link', { name: 'Modes' }).click();
  const contents = page.getByTestId('contents');
  await expect(contents).toContainText(`access token for ${servers.tenant}/api/v2/`);
  await expect(contents).not.toContainText('profile-proxy');
});

test('modes › BFF › the same page saves, and neither page nor requests have a token', async ({
  page,
  tokenMonitor,
}) => {
  const before = (await tokenMonitor.report()).sent;
  await page.goto('/modes');
  await page.getByRole('button', { name: 'Use this mode: Back end for the front end' }).click();
  await expect(page.getByTestId('current-mode').locator('..')).toContainText(
    'Back end for the front end',
  );
  const account = new AccountPage(page);
  await account.open(noor);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).origin));
  await page.getByLabel('Nickname').fill('noor-h');
  await account.save();
  await expect(account.section).toContainText('Saved.');
  expect(await tenantUser(noor.id)).toMatchObject({ nickname: 'noor-h' });
  expect(new Set(requests)).toEqual(new Set([servers.app]));

  await page.getByRole('link', { name: 'Modes' }).click();
  const contents = page.getByTestId('contents');
  await expect(contents).toContainText('ngx-auth0-profile.login-attempts');
  await expect(contents).not.toContainText(/access token|ID token/);
  await expect(contents.locator('.token')).toHaveCount(0);
  expect((await tokenMonitor.report()).sent).toBe(before);
});
