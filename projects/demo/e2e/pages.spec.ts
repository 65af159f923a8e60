import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from './demo-test.ts';
import { noor } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { StoryPage } from './story-page.ts';

for (const path of ['/no-such-page', '/story/7', '/profile/theme']) {
  test(`unknown URL › ${path} › is reported`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
    await expect(page.getByRole('main')).toContainText(path);
    await expect(page).toHaveURL(path);
    await expect(page).toHaveTitle('Page not found · Tidewater Books');
  });
}

test('story › every step has its own title', async ({ page }) => {
  const titles = new Set<string>();
  for (const step of ['1', '2', '3', '4', '5', '6', 'lock']) {
    await page.goto(`/story/${step}`);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    await expect(page).toHaveTitle(new RegExp(heading?.trim() ?? '-'));
    titles.add(await page.title());
  }
  expect(titles.size).toBe(7);
});

test('first screen › says what the project is, and links to documentation and code', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('main')).toContainText('ngx-auth0-profile is an Angular library');
  for (const [link, heading] of [
    ['Features with examples', 'Features, with an example each'],
    ['Set-up of this demo', 'app.config.ts'],
    ['Testing', 'Testing what you build with it'],
    ['Paste it into the token doctor', 'Token doctor'],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await page.goBack();
  }
});

test('landmarks › are unique on every page, also with several responses', async ({ page }) => {
  test.slow();
  const story = new StoryPage(page);
  await story.beginWithLock(noor);
  await expect(story.exchanges()).toHaveCount(3);
  await expectUniqueLandmarks(page, 'three responses');
  for (const path of ['/', '/story/4', '/no-such-page', '/access-denied?reason=missing-scope']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectUniqueLandmarks(page, path);
  }
});

test('forced colours › the current page, the step and the results can be told apart', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await new StoryPage(page).begin(noor);
  await page.getByTestId('diagnosis').waitFor();
  const current = await page.locator('[aria-current]').all();
  expect(current.length).toBeGreaterThanOrEqual(2);
  for (const link of current) {
    const other = link.locator('xpath=../..').locator('a:not([aria-current])').first();
    const style = (element: Element) => {
      const { borderBottomWidth, outlineStyle, textDecorationLine } = getComputedStyle(element);
      return [borderBottomWidth, outlineStyle, textDecorationLine].join();
    };
    expect(await link.evaluate(style)).not.toBe(await other.evaluate(style));
  }
});

test('text at 200 % › is not cut off, and needs no horizontal scrolling', async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '200%';
    });
  });
  for (const path of ['/story/4', '/modes', '/doctor']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const summary of await page.locator('summary').all()) {
      await summary.click();
    }
    if (path.startsWith('/story')) {
      await page.getByRole('switch').first().waitFor();
    }
    const cutOff = await page.evaluate(() => {
      const texts = [...document.querySelectorAll('a, button, label, mat-label, .number')];
      const root = document.documentElement;
      return [
        ...(root.scrollWidth > root.clientWidth ? ['the page'] : []),
        ...texts
          .filter((text) => {
            const isWider = text.scrollWidth > text.clientWidth + 1;
            const isBlock = getComputedStyle(text).display !== 'inline';
            return text.textContent.trim() && text.clientWidth > 1 && isWider && isBlock;
          })
          .map((text) => text.textContent),
      ];
    });
    expect(cutOff, path).toEqual([]);
  }
});

async function expectUniqueLandmarks(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withRules(['landmark-unique']).analyze();
  const nodes = violations.flatMap((violation) => violation.nodes.map(({ target }) => target));
  expect(nodes, where).toEqual([]);
}

test('layout › on a slow connection › shifts by at most 0.1', async ({ page, context }) => {
  test.slow();
  await page.addInitScript(() => {
    Object.assign(window, { layoutShift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        Object.assign(window, {
          layoutShift: (Reflect.get(window, 'layoutShift') as number) + entry.value,
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const profile = new ProfilePage(page);
  await profile.open(noor);
  const client = await context.newCDPSession(page);
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 200_000,
    uploadThroughput: 100_000,
  });
  const expectFewShifts = async (where: string) => {
    const shift = await page.evaluate(() => Reflect.get(window, 'layoutShift') as number);
    expect(shift, where).toBeLessThanOrEqual(0.1);
  };
  await page.reload({ timeout: 120_000 });
  await profile.shown(noor);
  const log = page.getByTestId('request-log');
  await expect(log).toContainText('/me/v1/profile');
  await expectFewShifts('/profile');
  await page.goto('/modes', { timeout: 120_000 });
  await expect(page.getByTestId('document')).toContainText('clientID');
  await expectFewShifts('/modes');

  await page.setViewportSize({ width: 390, height: 760 });
  for (const path of ['/', '/story/4', '/docs/errors/missing-scope']) {
    await page.goto(path, { timeout: 120_000 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await expectFewShifts(`${path} on a phone`);
  }
});
