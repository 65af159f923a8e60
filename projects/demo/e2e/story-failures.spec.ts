import type { Locator, Page } from '@playwright/test';

import { expect, test } from './demo-test.ts';
import { noor, pickUser } from './people.ts';
import { servers } from './servers.ts';
import { StoryPage } from './story-page.ts';
import { addFault } from './tenant-control.ts';

test.describe('story › the connection is lost', () => {
  test('auth0.Management › the card shows "No response"', async ({ page }) => {
    await dropChanges(page, servers.tenant);
    await logInAtStep(page, '5', 'Log in and send the request');
    await expectNoResponse(new StoryPage(page).exchanges().first());
  });

  test('fetch to the proxy › the first response is kept, the second card shows "No response"', async ({
    page,
  }) => {
    await dropChanges(page, servers.proxy);
    await logInAtStep(page, '6', 'Send the requests');
    const cards = new StoryPage(page).exchanges();
    await expect(cards).toHaveCount(2);
    await expect(cards.first().getByTestId('problem')).toHaveText('field-needs-backend');
    await expectNoResponse(cards.nth(1));
  });

  test('fetch to the tenant › every card shows "No response"', async ({ page }) => {
    await dropChanges(page, servers.tenant);
    const story = new StoryPage(page);
    await story.beginWithLock(noor);
    await expect(story.exchanges()).toHaveCount(3);
    for (const card of await story.exchanges().all()) {
      await expectNoResponse(card);
    }
  });
});

test('story › the tenant responds with 503 › the change is not shown as accepted', async ({
  page,
}) => {
  await addFault({ method: 'PATCH', path: '/api/v2/users/*', status: 503 });
  await logInAtStep(page, '5', 'Log in and send the request');
  const card = new StoryPage(page).exchanges().first();
  await expect(card.getByTestId('problem')).toHaveText('server-error');
  await expect(card.getByText('Accepted')).toHaveCount(0);
});

test('story › the tenant responds with 429 › the waiting time is shown', async ({ page }) => {
  await addFault({
    kind: 'rate-limit',
    method: 'PATCH',
    path: '/api/v2/users/*',
    retryAfterSeconds: 7,
  });
  await logInAtStep(page, '5', 'Log in and send the request');
  const card = new StoryPage(page).exchanges().first();
  await expect(card.getByTestId('problem')).toHaveText('rate-limited');
  await expect(card.getByTestId('retry-after')).toHaveText('Retry after 7 seconds.');
});

test('story › step 6 › says that the changed address ends the session', async ({ page }) => {
  await page.goto('/story/6');
  await expect(page.getByTestId('notice')).toContainText('ends the session');
});

async function dropChanges(page: Page, origin: string): Promise<void> {
  await page.route(
    (url) => url.origin === origin && /^\/(api\/v2\/users|me)\b/.test(url.pathname),
    (route) => (route.request().method() === 'OPTIONS' ? route.continue() : route.abort()),
  );
}

async function logInAtStep(page: Page, step: string, button: string): Promise<void> {
  await page.goto(`/story/${step}`);
  await page.getByRole('button', { name: button }).click();
  await pickUser(page, noor);
}

async function expectNoResponse(card: Locator): Promise<void> {
  await expect(card.getByTestId('status-text')).toHaveText('No response');
  await expect(card.getByTestId('problem')).toHaveText('network');
  await expect(card.getByText('Accepted')).toHaveCount(0);
}
