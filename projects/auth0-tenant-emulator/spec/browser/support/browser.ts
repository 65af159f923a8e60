import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Starts the system's Chromium without a window, with these arguments besides the usual ones. */
export function launchBrowser(moreArgs: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...moreArgs,
    ],
  });
}

/** A fresh browser profile that accepts self-signed certificates and reaches this machine only. */
export async function freshContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(15_000);
  await context.route(
    (url) => url.hostname !== 'localhost',
    (route) => route.abort(),
  );
  return context;
}

/** Runs code in a page; its value comes back as JSON. */
export async function run<Value>(page: Page, code: string): Promise<Value> {
  return page.evaluate<Value>(`(async () => { ${code} })()`);
}

/** Picks a user on the tenant's login page. */
export async function pickUser(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
}
