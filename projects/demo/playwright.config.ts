import { defineConfig } from '@playwright/test';

import { servers, serversRunAlready } from './e2e/servers.ts';

/** The browser suite: the whole story and the fixed flow, against the servers `ng serve` starts. */
export default defineConfig({
  testDir: './e2e',
  // DEMO_SCREENSHOTS=1 takes the pictures of the documentation instead of testing.
  testMatch: process.env['DEMO_SCREENSHOTS'] ? '*.pictures.ts' : '*.spec.ts',
  outputDir: '../../dist/demo-e2e',
  fullyParallel: false,
  // One tenant, one set of users: the tests take turns.
  workers: 1,
  forbidOnly: !!process.env['CI'],
  reporter: [['list']],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // On a shared machine a page may stall; a second try is reported as flaky, not hidden.
  retries: process.env['CI'] ? 1 : 0,
  use: {
    baseURL: servers.app,
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    launchOptions: {
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
    command: `npx ng serve --port ${servers.ports.app} --emulator-port ${servers.ports.emulator} --proxy-port ${servers.ports.proxy} --no-watch --no-live-reload`,
    cwd: '../..',
    url: servers.app,
    reuseExistingServer: serversRunAlready,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
