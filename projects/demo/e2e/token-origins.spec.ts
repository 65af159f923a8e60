import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { servers } from './servers.ts';
import { StoryPage } from './story-page.ts';
import { TokenWatch } from './token-watch.ts';

test('tokens go to the tenant and the proxy, and nowhere else', async ({ page, tokenWatch }) => {
  const before = (await tokenWatch.report()).sent;
  await page.goto('/story/6');
  await page.getByRole('button', { name: 'Send the two requests' }).click();
  await page.getByRole('button', { name: noor.name }).click();
  await expect(new StoryPage(page).exchanges()).toHaveCount(2);
  // The changed address has ended the tenant's session, as it does at Auth0.
  await new ProfilePage(page).open(noor);

  const { sent, leaks } = await tokenWatch.report();
  expect(sent - before, 'the watch sees tokens at all').toBeGreaterThanOrEqual(3);
  expect(leaks).toEqual([]);
});

test('the watch notices a token that goes elsewhere', async ({ browser }) => {
  const context = await browser.newContext();
  const watch = new TokenWatch();
  watch.watch(context);
  const stranger = await context.newPage();
  await stranger.route('**/*', (route) => route.fulfill({ body: 'ok' }));
  await stranger.goto(servers.app);
  await stranger.evaluate(async () => {
    const token = `eyJhbGciOiJSUzI1NiJ9.${btoa('payload payload')}.signature-part`;
    await fetch('/own', { headers: { Authorization: `Bearer ${token}` } });
    await fetch(`/own?token=${token}`);
    await fetch('/own', { method: 'POST', body: token });
  });
  expect((await watch.report()).leaks).toEqual([
    { origin: servers.app, how: 'Authorization header' },
    { origin: servers.app, how: 'address' },
    { origin: servers.app, how: 'body' },
  ]);
  await context.close();
});
