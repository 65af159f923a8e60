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

/** Opens a fresh page in a context of its own, fails on an uncaught error in it, and closes it. */
export async function withPage(browser, url, use) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(url);
    const result = await use(page);
    if (errors.length > 0) throw errors[0];
    return result;
  } finally {
    await context.close();
  }
}
