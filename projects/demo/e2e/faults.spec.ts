import { AccountPage } from './account-page.ts';
import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { tenantUser } from './tenant-control.ts';

test('faults › each shows its state on the account page, and nothing typed is lost', async ({
  page,
}) => {
  test.slow();
  const account = new AccountPage(page);
  await account.open(noor);
  const nickname = page.getByLabel('Nickname');
  const start = async (fault: string, effect: string) => {
    await page.getByRole('button', { name: fault, exact: true }).click();
    await expect(page.getByTestId('fault')).toContainText(effect);
  };
  await nickname.fill('first');

  await start('No connection', 'closes the connection');
  await account.save();
  await expect(account.section.getByRole('alert')).toBeVisible();
  await expect(nickname).toHaveValue('first');
  await start('Stop all', 'as usual');

  await start('429 with Retry-After', 'answered 429');
  await account.save();
  await expect(account.section).toContainText('The next attempt is at');
  await expect(account.section).toContainText('Saved.');
  expect(await tenantUser(noor.id)).toMatchObject({ nickname: 'first' });

  await nickname.fill('second');
  await start('500', 'answered 500');
  await account.save();
  await expect(account.section.getByRole('alert')).toContainText('not available right now');
  await expect(account.section).not.toContainText('Saved.');
  await expect(nickname).toHaveValue('second');
  expect(await tenantUser(noor.id)).toMatchObject({ nickname: 'first' });

  await start('Slow', 'takes 4 seconds');
  await account.save();
  await expect(account.section).toContainText('Saving…');
  await expect(account.section.getByRole('alert')).toHaveCount(0);
  await expect(account.section).not.toContainText('Saved.');
  await expect(nickname).toHaveValue('second');
  await expect(account.section).toContainText('Saved.');
  expect(await tenantUser(noor.id)).toMatchObject({ nickname: 'second' });

  await nickname.fill('third');
  await start('Session ended', 'has ended');
  await account.save();
  // withStepUp('redirect') asks the user to log in, and keeps what was typed.
  await page.getByRole('button', { name: noor.name }).click();
  await expect(page).toHaveURL(/\/account/);
  await expect(nickname).toHaveValue('third');
});
