import { chromium } from '@playwright/test';
import { ensureBrowser } from '../../../tools/setup/system-programs.mjs';

const FLAGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--js-flags=--expose-gc',
];

/**
 * For how many milliseconds a new window is left alone. Chromium loads pages of its own into it, which has taken
 * 0.9 s of CPU time within 0.7 s: whatever is measured meanwhile is measured beside that.
 */
const WINDOW_OPENS = 1_000;

/** Starts Chromium, hands it to `use`, and stops it whatever happens. */
export async function withBrowser(use) {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS,
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** Opens a page in a window and a context of its own, waits until the window is done with itself, and closes it. */
export async function withWindow(browser, use) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.waitForTimeout(WINDOW_OPENS);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** The same at an address; fails on an uncaught error in the page. */
export function withPage(browser, url, use) {
  return withWindow(browser, async (page) => {
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(url);
    const result = await use(page);
    if (errors.length > 0) {
      throw errors[0];
    }
    return result;
  });
}
