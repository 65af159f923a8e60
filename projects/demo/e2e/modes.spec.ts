import { AccountPage } from './account-page.ts';
import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { servers } from './servers.ts';

test('modes › direct › locks what needs a back end, and holds no token for the proxy', async ({
  page,
}) => {
  const account = new AccountPage(page);
  await page.goto('/modes');
  await expect(page.getByTestId('document')).toContainText(`"clientID": "demo-spa"`);
  await page.getByRole('button', { name: 'Use this mode: Direct' }).click();
  await expect(page.locator('section.current')).toContainText('Direct');
  await account.open(noor, 'email');
  await expect(account.section).toContainText('This cannot be changed here.');

  await page.getByRole('link', { name: 'Modes' }).click();
  const contents = page.getByTestId('contents');
  await expect(contents).toContainText(`access token for ${servers.tenant}/api/v2/`);
  await expect(contents).not.toContainText('profile-proxy');
});
