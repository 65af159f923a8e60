import { defineConfig } from '@playwright/test';
import { chromium } from './support/chromium.ts';

/** Runs three applications that use the library, in Chromium: `scenarios`, `server-rendered` and `account`. */
export default defineConfig({
  testDir: './specs',
  outputDir: '../../../dist/library-e2e',
  // Each worker starts its own tenant and servers.
  workers: 2,
  forbidOnly: !!process.env['CI'],
  reporter: [['list']],
  timeout: 60_000,
  expect: { timeout: 20_000 },
  // On a busy machine a page may be slow. Playwright reports a passing retry as flaky.
  retries: 1,
  use: { actionTimeout: 20_000, launchOptions: chromium },
});
