import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

import { AccountPage } from './account-page.ts';
import { expect, test } from './demo-test.ts';
import { kofi, noor } from './people.ts';
import { ProfilePage } from './profile-page.ts';
import { StoryPage } from './story-page.ts';

type Rectangle = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

const phone = { width: 320, height: 640 };

const PAGES = [
  '/',
  '/story/4',
  '/story/lock',
  '/settings',
  '/access-denied',
  '/profile',
  '/account',
  '/account?section=email',
  '/account?section=security',
  '/modes',
  '/doctor',
  '/docs/features',
  '/docs/errors/missing-scope',
  '/no-such-page',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page › in ${colorScheme} mode › has no axe violations`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await new StoryPage(page).begin(kofi);
    await page.getByTestId('diagnosis').waitFor();
    await openPanels(page);
    await expectAccessible(page, 'step 1 with its answer, other settings and rules');
    await new ProfilePage(page).openWithSession(kofi);
    for (const path of PAGES) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page, path);
    }
  });
}

test('Lock › with the widget open › has no axe violations around it, and gives the focus back', async ({
  page,
}) => {
  await new StoryPage(page).beginWithLock(noor, { untilOpen: true });
  await expect(page.locator('demo-root')).toHaveAttribute('inert');
  // The markup inside the widget is Auth0's, so that its container alone is left out.
  await expectAccessible(page, 'the page around the widget', '.auth0-lock-container');
  await page.locator('.auth0-lock-close-button').click();
  await expect(page.getByRole('button', { name: 'Send the requests' })).toBeFocused();
});

test('every page › at phone width › does not scroll horizontally, and has targets of 24 pixels', async ({
  page,
}) => {
  test.slow();
  await page.setViewportSize(phone);
  const story = new StoryPage(page);
  await story.begin(noor);
  for (const _ of [2, 3, 4, 5]) {
    await story.next();
    await story.exchanges().first().waitFor();
    await openPanels(page);
    await expectNoHorizontalScroll(page, page.url());
  }
  await new ProfilePage(page).openWithSession(noor);
  for (const path of [...PAGES, '/story/6']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (path.startsWith('/account')) {
      await new AccountPage(page).section.waitFor();
    }
    await expectNoHorizontalScroll(page, path);
    expect(await smallTargets(page), path).toEqual([]);
  }
});

test('skip link › focuses the content and keeps the URL', async ({ page }) => {
  await page.goto('/story/4');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL('/story/4');
});

test('story › can be used with the keyboard only', async ({ page }) => {
  await page.goto('/');
  // Wait for the page: before that, keys have no effect.
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, 'Start at step 1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await tabTo(page, 'Log in and send the request');
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: noor.name }).waitFor();
  await tabTo(page, noor.name);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('announcement')).toContainText('answered 401');

  await tabTo(page, 'Next:');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/story/2');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, 'Send the request');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('announcement')).toContainText('answered 400');
});

test('settings › can be changed with the keyboard only', async ({ page }) => {
  await new ProfilePage(page).open(noor);
  const theme = page.getByRole('combobox', { name: 'Theme' });
  await theme.focus();
  await expectVisibleFocus(page);
  await expect(theme).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Save settings');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('metadata-result')).toHaveText('Saved.');
});

/** Opens the settings of the request and the rules of the tenant. */
async function openPanels(page: Page): Promise<void> {
  for (const summary of await page.locator('details:not([open]) > summary').elementHandles()) {
    await summary.click();
  }
  await page.getByRole('switch').first().waitFor();
}

async function expectAccessible(page: Page, where: string, excluded?: string): Promise<void> {
  const axe = new AxeBuilder({ page });
  // Light and dark mode differ in their colours only.
  if (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)) {
    axe.withRules(['color-contrast']);
  } else {
    axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  }
  if (excluded) {
    axe.exclude(excluded);
  }
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(found, where).toEqual([]);
}

async function expectNoHorizontalScroll(page: Page, where: string): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, where).toBe(0);
}

/** Targets below 24 by 24 pixels, without links in a sentence (WCAG 2.2, 2.5.8). */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'a, button, summary, input, select, textarea, [role=switch], [role=radio], [role=combobox]',
      ),
    ]
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        const isInSentence = target.matches('a') && getComputedStyle(target).display === 'inline';
        // Angular Material enlarges them with an element of its own.
        const isEnlarged = target.parentElement?.querySelector('[class*=touch-target]') !== null;
        const isVisible = target.checkVisibility() && width > 1 && height > 1;
        return isVisible && !isInSentence && !isEnlarged && (width < 24 || height < 24);
      })
      .map((target) => target.outerHTML.slice(0, 120)),
  );
}

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
    if (text.startsWith(name)) {
      return;
    }
  }
  throw new Error(`"${name}" cannot be reached with the Tab key.`);
}

/**
 * Expects that the focused element, or the field around it, looks different from one without focus.
 * A screenshot may show the previous frame, so the comparison is repeated.
 */
async function expectVisibleFocus(page: Page): Promise<void> {
  const clip = await surroundings(page.locator(':focus'));
  await expect(async () => {
    const focused = await page.screenshot({ clip });
    await page.locator(':focus').blur();
    const blurred = await page.screenshot({ clip });
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(focused.equals(blurred), 'the focus is visible').toBe(false);
  }).toPass({ timeout: 15_000 });
}

/** The element's box, 24 CSS pixels larger on each side. */
async function surroundings(element: Locator): Promise<Rectangle> {
  const box = await element.boundingBox();
  if (!box) {
    throw new Error('No visible element has the focus.');
  }
  const { x, y, width, height } = box;
  return { x: x - 24, y: y - 24, width: width + 48, height: height + 48 };
}
