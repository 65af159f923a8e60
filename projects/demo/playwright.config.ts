import { defineConfig } from '@playwright/test';

import { servers, serversRunAlready } from './e2e/servers.ts';

/** The browser suite: the story and the fixed flow, with the servers that `ng serve` starts. */
export default defineConfig({
  testDir: './e2e',
  // DEMO_SCREENSHOTS=1 takes the screenshots of the documentation instead of running the tests.
  testMatch: process.env['DEMO_SCREENSHOTS'] ? 'screenshots.ts' : '*.spec.ts',
  testIgnore: '**/engines/**',
  outputDir: '../../dist/demo-e2e',
  fullyParallel: false,
  // All tests use one tenant, so they run one after the other.
  workers: 1,
  forbidOnly: !!process.env['CI'],
  reporter: [['list']],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // On a busy machine a page may be slow. Playwright reports a passing retry as flaky.
  retries: 1,
  use: {
    baseURL: servers.app,
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    launchOptions: {
      // As in a user's browser, a popup that no click has caused is blocked.
      ignoreDefaultArgs: ['--disable-popup-blocking'],
      executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `npx ng serve --port ${servers.ports.app} --emulator-port ${servers.ports.emulator} --proxy-port ${servers.ports.proxy} --bff-port ${servers.ports.bff} --no-watch --no-live-reload`,
    cwd: '../..',
    url: servers.app,
    reuseExistingServer: serversRunAlready,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
