import { defineConfig } from '@playwright/test';
import { chromium } from './support/chromium.ts';

/** Two small applications with the library, in Chromium: one rendered on a server, one made of traps. */
export default defineConfig({
  testDir: './specs',
  outputDir: '../../../dist/library-e2e',
  // Every worker has a tenant and servers of its own.
  workers: 2,
  forbidOnly: !!process.env['CI'],
  reporter: [['list']],
  timeout: 60_000,
  expect: { timeout: 20_000 },
  // On a shared machine a page may stall; a second try is reported as flaky, not hidden.
  retries: process.env['CI'] ? 1 : 0,
  use: { actionTimeout: 20_000, launchOptions: chromium },
});
