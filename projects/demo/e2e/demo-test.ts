import { test as base, expect } from '@playwright/test';

import { resetTenant } from './tenant-control.ts';
import { TokenMonitor } from './token-monitor.ts';

/** Playwright's `test`, with a reset tenant for each test and one token monitor for the whole run. */
export const test = base.extend<{ freshTenant: undefined }, { tokenMonitor: TokenMonitor }>({
  tokenMonitor: [
    // Playwright requires an object pattern here, even without fixtures.
    async ({}, use) => {
      const monitor = new TokenMonitor();
      await use(monitor);
      const { leaks } = await monitor.report();
      expect(leaks, 'tokens sent to an origin that is not configured').toEqual([]);
    },
    { scope: 'worker' },
  ],
  freshTenant: [
    async ({ context, tokenMonitor }, use) => {
      await resetTenant();
      tokenMonitor.watch(context);
      await use(undefined);
      const { leaks } = await tokenMonitor.report();
      expect(leaks, 'tokens sent to an origin that is not configured').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
