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
 * Milliseconds to wait before a new window is used. Chromium loads its own pages in a new window (0.9 s of CPU time
 * within 0.7 s were measured), which would slow down the measured page.
 */
const WINDOW_OPENS = 1_000;

/** Starts Chromium, passes it to `use`, and always stops it. */
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

/** Opens a page in a new window and context, waits until Chromium has set up the window, and closes it at the end. */
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

/** Opens a page at a URL; fails on an uncaught error in the page. */
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
