import type { Page } from '@playwright/test';

import { AccountPage } from './account-page.ts';
import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { StoryPage } from './story-page.ts';

const sizes = { desktop: { width: 1280, height: 860 }, phone: { width: 360, height: 740 } };

for (const [size, viewport] of Object.entries(sizes)) {
  test(`screenshots at ${size} size`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(viewport);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await take(page, `start-${size}`);

    const story = new StoryPage(page);
    await story.begin(noor);
    await take(page, `story-1-id-token-${size}`);
    await story.next();
    await story.next();
    await story.next();
    await take(page, `story-4-dropped-scope-${size}`);
    await story
      .exchanges()
      .first()
      .screenshot({ path: fileOf(`answer-dropped-scope-${size}`) });
    await story.next();
    await page.getByRole('link', { name: /^Next:/ }).click();
    await story.send();
    await expect(story.exchanges()).toHaveCount(2);
    await take(page, `story-6-e-mail-${size}`);

    await story.beginWithLock(noor, { untilOpen: true });
    await page.screenshot({ path: fileOf(`story-lock-${size}`) });

    const account = new AccountPage(page);
    await account.open(noor);
    await take(page, `account-${size}`);
    await account.show('security');
    await take(page, `account-security-${size}`);
    await page.getByRole('link', { name: 'Modes' }).click();
    await page.getByTestId('contents').waitFor();
    await take(page, `modes-proxy-${size}`);
    await page.getByRole('link', { name: 'By hand' }).click();
    await new ProfilePage(page).shown(noor);
    await take(page, `profile-${size}`);

    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { level: 1, name: 'Reading settings' }).waitFor();
    await take(page, `settings-dark-${size}`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('link', { name: 'Readers' }).click();
    await page.getByRole('heading', { name: 'Access denied' }).waitFor();
    await take(page, `access-denied-${size}`);
  });
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  await page.screenshot({ path: fileOf(name), fullPage: true });
}

function fileOf(name: string): string {
  return new URL(`../screenshots/${name}.png`, import.meta.url).pathname;
}
