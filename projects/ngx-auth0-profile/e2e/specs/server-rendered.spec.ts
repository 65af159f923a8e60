import { ada } from '../support/tenant-seed.ts';
import { expect, test } from '../support/e2e-test.ts';

const TOKEN = /eyJ[\w-]{10,}/;

test.describe('on the server', () => {
  for (const path of ['/', '/profile']) {
    test(`renders ${path} without a token and without an error`, async ({ rendered }) => {
      const response = await fetch(rendered.origin + path);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toContain('Nobody is signed in yet');
      expect(html).toContain(path === '/' ? 'Closed on Monday.' : 'Your profile');
      expect(html).not.toMatch(TOKEN);
      expect(rendered.log).toBe('');
    });
  }

  test('renders the same page for anonymous and signed-in users, and sends nothing to the tenant', async ({
    rendered,
    tenant,
  }) => {
    const before = tenant.requests().length;
    const render = async (headers: Record<string, string>): Promise<string> =>
      (await fetch(`${rendered.origin}/profile`, { headers })).text();
    const anonymous = await render({});
    const accessToken = await tenant.mint({ userId: ada.id, audience: tenant.audience });
    const signedIn = await render({
      cookie: 'auth0.is.authenticated=true; _legacy_auth0.scenarios.is.authenticated=true',
      authorization: `Bearer ${accessToken}`,
    });
    expect(signedIn).toBe(anonymous);
    expect(tenant.requests().length).toBe(before);
  });
});

test('in the browser › hydrates, logs in, saves an edit, and is signed in after a reload', async ({
  page,
  rendered,
  tenant,
}) => {
  const messages: string[] = [];
  const problems: string[] = [];
  page.on('console', (message) => {
    const bad = /^(?:error|warning)$/.test(message.type()) || /NG0?5\d\d/.test(message.text());
    (bad ? problems : messages).push(message.text());
  });
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.addInitScript(storeHeading);

  await page.goto(`${rendered.origin}/profile?from=mail`);
  await page.getByRole('button', { name: ada.name }).click();
  await expect(page).toHaveURL(`${rendered.origin}/profile?from=mail`);
  await expect(page.getByText(`Signed in as ${ada.name}`)).toBeVisible();
  await expect(page.getByText('Second factors: 0')).toBeVisible();
  expect(await page.evaluate(headingIsUnchanged), 'the heading is the one the server sent').toBe(
    true,
  );

  await page.getByLabel('City').fill('Nantes');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toHaveText('ready');
  await expect
    .poll(() => tenant.users.get(ada.id)?.user_metadata)
    .toMatchObject({ city: 'Nantes' });

  await page.reload();
  await expect(page.getByText(ada.email)).toBeVisible();
  await expect(page.getByLabel('City')).toHaveValue('Nantes');
  expect(await page.evaluate(headingIsUnchanged)).toBe(true);
  expect(messages.join()).toContain('Angular hydrated');
  expect(problems).toEqual([]);
  expect(rendered.log).toBe('');
});

/** Runs in the page after the server's HTML is parsed and before the first script. */
function storeHeading(): void {
  document.addEventListener('readystatechange', () => {
    if (document.readyState === 'interactive') {
      Object.assign(window, { sentHeading: document.querySelector('h1') });
    }
  });
}

function headingIsUnchanged(): boolean {
  const heading = document.querySelector('h1');
  return heading !== null && Reflect.get(window, 'sentHeading') === heading;
}
