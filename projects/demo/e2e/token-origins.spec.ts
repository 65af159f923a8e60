import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { servers } from './servers.ts';
import { StoryPage } from './story-page.ts';
import { TokenMonitor } from './token-monitor.ts';

test('tokens › are sent to the tenant and the proxy only', async ({ page, tokenMonitor }) => {
  const before = (await tokenMonitor.report()).sent;
  await page.goto('/story/6');
  await page.getByRole('button', { name: 'Send the requests' }).click();
  await page.getByRole('button', { name: noor.name }).click();
  await expect(new StoryPage(page).exchanges()).toHaveCount(2);
  // The changed address has ended the tenant's session, as at Auth0.
  await new ProfilePage(page).open(noor);

  const { sent, leaks } = await tokenMonitor.report();
  expect(sent - before, 'the monitor sees tokens').toBeGreaterThanOrEqual(3);
  expect(leaks).toEqual([]);
});

test('TokenMonitor › reports a token that is sent to another origin', async ({ browser }) => {
  const context = await browser.newContext();
  const monitor = new TokenMonitor();
  monitor.watch(context);
  const otherPage = await context.newPage();
  await otherPage.route('**/*', (route) => route.fulfill({ body: 'ok' }));
  await otherPage.goto(servers.app);
  await otherPage.evaluate(async () => {
    const token = `eyJhbGciOiJSUzI1NiJ9.${btoa('payload payload')}.signature-part`;
    await fetch('/own', { headers: { Authorization: `Bearer ${token}` } });
    await fetch(`/own?token=${token}`);
    await fetch('/own', { method: 'POST', body: token });
  });
  expect((await monitor.report()).leaks).toEqual([
    { origin: servers.app, how: 'Authorization header' },
    { origin: servers.app, how: 'URL' },
    { origin: servers.app, how: 'body' },
  ]);
  await context.close();
});
