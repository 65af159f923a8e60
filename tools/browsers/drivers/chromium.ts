import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { DrivenBrowser } from './driven-browser.ts';

/** Chromium as users have it: it blocks popups without a click, and in Incognito windows third-party cookies. */
export async function openChromium({
  thirdPartyCookies,
}: {
  readonly thirdPartyCookies: 'allowed' | 'blocked';
}): Promise<DrivenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default/Preferences'),
    JSON.stringify({
      profile: {
        cookie_controls_mode: thirdPartyCookies === 'allowed' ? 0 : 1,
        block_third_party_cookies: thirdPartyCookies === 'blocked',
      },
    }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    ignoreHTTPSErrors: true,
  });
  const [page = await context.newPage()] = context.pages();
  return {
    open: async (url) => {
      await page.goto(url);
    },
    evaluate: (expression) => page.evaluate(expression),
    click: (selector) => page.click(selector),
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
