import { ada } from '../support/tenant-seed.ts';
import { expect, test } from '../support/e2e-test.ts';

const TOKEN = /eyJ[\w-]{10,}/;

test.describe('on the server', () => {
  for (const path of ['/', '/profile']) {
    test(`${path} is rendered without a token, and without an error`, async ({ rendered }) => {
      const response = await fetch(rendered.origin + path);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toContain('Nobody is signed in yet');
      expect(html).toContain(path === '/' ? 'Closed on Monday.' : 'Your profile');
      expect(html).not.toMatch(TOKEN);
      expect(rendered.log).toBe('');
    });
  }

  test('who asks makes no difference, and the tenant is not asked', async ({
    rendered,
    tenant,
  }) => {
    const asked = tenant.requests().length;
    const render = async (headers: Record<string, string>): Promise<string> =>
      (await fetch(`${rendered.origin}/profile`, { headers })).text();
    const anonymous = await render({});
    const accessToken = await tenant.mint({ userId: ada.id, audience: tenant.audience });
    const signedIn = await render({
      cookie: 'auth0.is.authenticated=true; _legacy_auth0.traps.is.authenticated=true',
      authorization: `Bearer ${accessToken}`,
    });
    expect(signedIn).toBe(anonymous);
    expect(tenant.requests().length).toBe(asked);
  });
});

test('in the browser it hydrates, logs in, edits, and is signed in after a reload', async ({
  page,
  rendered,
  tenant,
}) => {
  const said: string[] = [];
  const problems: string[] = [];
  page.on('console', (message) => {
    const bad = /^(?:error|warning)$/.test(message.type()) || /NG0?5\d\d/.test(message.text());
    (bad ? problems : said).push(message.text());
  });
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.addInitScript(rememberHeading);

  await page.goto(`${rendered.origin}/profile?from=mail`);
  await page.getByRole('button', { name: ada.name }).click();
  await expect(page).toHaveURL(`${rendered.origin}/profile?from=mail`);
  await expect(page.getByText(`Signed in as ${ada.name}`)).toBeVisible();
  await expect(page.getByText('Second factors: 0')).toBeVisible();
  expect(await page.evaluate(keptHeading), 'the heading is the one the server sent').toBe(true);

  await page.getByLabel('City').fill('Nantes');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toHaveText('ready');
  await expect
    .poll(() => tenant.users.get(ada.id)?.user_metadata)
    .toMatchObject({ city: 'Nantes' });

  await page.reload();
  await expect(page.getByText(ada.email)).toBeVisible();
  await expect(page.getByLabel('City')).toHaveValue('Nantes');
  expect(await page.evaluate(keptHeading)).toBe(true);
  expect(said.join()).toContain('Angular hydrated');
  expect(problems).toEqual([]);
  expect(rendered.log).toBe('');
});

/** Runs in the page, between what the server sent and the first script. */
function rememberHeading(): void {
  document.addEventListener('readystatechange', () => {
    if (document.readyState === 'interactive') {
      Object.assign(window, { sentHeading: document.querySelector('h1') });
    }
  });
}

function keptHeading(): boolean {
  const heading = document.querySelector('h1');
  return heading !== null && Reflect.get(window, 'sentHeading') === heading;
}
