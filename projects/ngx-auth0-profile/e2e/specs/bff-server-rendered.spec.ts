import { ada } from '../support/account-seed.ts';
import { signIn } from '../support/bff-test.ts';
import { expect, test } from '../support/rendered-bff-test.ts';

test.describe('with withBff, on the server', () => {
  test('renders the same page for a visitor and a session, and asks the BFF nothing', async ({
    page,
    site,
  }) => {
    const { origin, requests, rendered } = site;
    const { request } = page.context();
    const render = async (path: string): Promise<string> =>
      (await request.get(origin + path)).text();
    const visitor = { home: await render('/'), profile: await render('/profile') };
    await signIn(page.context(), site, ada.id);
    await request.get(`${origin}/bff/login?returnTo=/`);
    expect(await (await request.get(`${origin}/bff/session`, { headers: CSRF })).json()).toEqual(
      expect.objectContaining({ user: expect.objectContaining({ sub: ada.id }) }),
    );
    const before = requests.length;
    const user = { home: await render('/'), profile: await render('/profile') };
    expect(requests.length).toBe(before);
    expect(user).toEqual(visitor);
    expect(user.home).toContain('Closed on Monday.');
    for (const html of Object.values(user)) {
      expect(html).toContain('Nobody is signed in yet');
      expect(html).not.toContain(ada.name);
      expect(html).not.toContain(ada.email);
      expect(html).not.toContain(ada.id);
    }
    expect(rendered.log).toBe('');
  });
});

test('with withBff, in the browser › hydrates, logs in by the guard, saves an edit, and shows the user after a reload', async ({
  page,
  site,
}) => {
  const { origin, tenant, rendered } = site;
  const messages: string[] = [];
  const problems: string[] = [];
  page.on('console', (message) => {
    const bad = /^(?:error|warning)$/.test(message.type()) || /NG0?5\d\d/.test(message.text());
    (bad ? problems : messages).push(message.text());
  });
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.addInitScript(() => {
    Object.assign(window, { bffUrl: '/bff' });
    document.addEventListener('readystatechange', () => {
      if (document.readyState === 'interactive') {
        Object.assign(window, { sentHeading: document.querySelector('h1') });
      }
    });
  });
  await signIn(page.context(), site, ada.id);

  await page.goto(`${origin}/profile?from=mail`);
  await expect(page.getByText(`Signed in as ${ada.name}`)).toBeVisible();
  await expect(page).toHaveURL(`${origin}/profile?from=mail`);
  await page.getByLabel('City').fill('Nantes');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toHaveText('ready');
  await expect
    .poll(() => tenant.users.get(ada.id)?.user_metadata)
    .toMatchObject({ city: 'Nantes' });

  await page.reload();
  await expect(page.getByText(ada.email)).toBeVisible();
  await expect(page.getByLabel('City')).toHaveValue('Nantes');
  const isUnchanged = await page.evaluate(
    () => Reflect.get(window, 'sentHeading') === document.querySelector('h1'),
  );
  expect(isUnchanged, 'the heading is the one the server sent').toBe(true);
  expect(messages.join()).toContain('Angular hydrated');
  expect(problems).toEqual([]);
  expect(rendered.log).toBe('');
});

const CSRF = { 'X-CSRF': '1' };
