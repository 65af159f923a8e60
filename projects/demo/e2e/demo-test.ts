import { test as base, expect } from '@playwright/test';

import { resetTenant } from './tenant-control.ts';
import { TokenWatch } from './token-watch.ts';

/** Playwright's `test`, with a fresh tenant for each test and one token watch for the whole run. */
export const test = base.extend<{ freshTenant: undefined }, { tokenWatch: TokenWatch }>({
  tokenWatch: [
    // Playwright reads the fixtures a function wants from its first parameter's pattern.
    async ({}, use) => {
      const watch = new TokenWatch();
      await use(watch);
      const { leaks } = await watch.report();
      expect(leaks, 'tokens sent to an origin that is not configured').toEqual([]);
    },
    { scope: 'worker' },
  ],
  freshTenant: [
    async ({ context, tokenWatch }, use) => {
      await resetTenant();
      tokenWatch.watch(context);
      await use(undefined);
      const { leaks } = await tokenWatch.report();
      expect(leaks, 'tokens sent to an origin that is not configured').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
