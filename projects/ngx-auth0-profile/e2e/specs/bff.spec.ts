import { heapContains } from '../../../../tools/browser/heap-contains.ts';
import { recordTraffic } from '../../../../tools/browser/record-traffic.ts';
import { ada } from '../support/account-seed.ts';
import { expect, signIn, test } from '../support/bff-test.ts';

test('withBff keeps every token out of the page: memory, storage, cookies, URLs and requests', async ({
  page,
  site,
}) => {
  const { origin, tenantUrl, tokens } = site;
  const traffic = recordTraffic(page, origin);
  await page.context().addInitScript(
    (accountSettings) => {
      Object.assign(window, { accountSettings });
    },
    { domain: tenantUrl, bffUrl: '/bff' },
  );
  await signIn(page.context(), site, ada.id);

  await page.goto(`${origin}/account`);
  await page.locator('header').getByRole('button', { name: 'Log in' }).click();
  await expect(page.locator('header').getByRole('button', { name: 'Log out' })).toBeVisible();
  await expect(page).toHaveURL(`${origin}/account`);
  const nickname = page.getByRole('textbox', { name: 'Nickname' });
  await expect(nickname).toHaveValue('ada');
  await nickname.fill('countess');
  await page.locator('button[type=submit]:visible').click();
  await expect.poll(() => traffic()).toMatch(/"nickname":"countess"/);

  const stored = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage, document.cookie, location.href, history.state]),
  );
  const text = (await traffic()) + stored;
  expect(tokens.size).toBeGreaterThanOrEqual(3);
  for (const token of tokens) {
    expect(text).not.toContain(token);
  }
  expect(await heapContains(page, ...tokens)).toBe(false);
  // The search finds what is there.
  expect(text).toContain('countess');
  expect(await heapContains(page, 'countess')).toBe(true);
  expect(await page.evaluate(() => document.cookie)).toBe('');

  await page.locator('header').getByRole('button', { name: 'Log out' }).click();
  await expect(page.locator('header').getByRole('button', { name: 'Log in' })).toBeVisible();
  await expect(page).toHaveURL(`${origin}/`);
});
