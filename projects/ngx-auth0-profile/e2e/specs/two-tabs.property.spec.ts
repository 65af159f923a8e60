import fc from 'fast-check';
import { progressLine } from '../../../../tools/process/progress.ts';
import { test } from '../support/e2e-test.ts';
import { tabScript } from '../support/two-tabs/tab-script.ts';
import { TwoTabs } from '../support/two-tabs/two-tabs.ts';
import type { Setup } from '../support/scenario-page.ts';

/** All runs of `npm test`. `npm run test:tabs` sets these variables. */
const RUNS = Number(process.env['TABS_RUNS'] ?? 100);
const SEED = Number(process.env['TABS_SEED'] ?? 1);
const PATH = process.env['TABS_PATH'];

const SHRINK_MS = 60_000;

/** After how many runs the progress is printed. */
const PROGRESS_INTERVAL = 50;

const SET_UPS: Readonly<Record<string, NonNullable<Setup['auth0']>>> = {
  'tokens in memory': {},
  'tokens in localStorage': { cacheLocation: 'localstorage' },
  'refresh tokens in localStorage': {
    cacheLocation: 'localstorage',
    useRefreshTokens: true,
    useMrrt: true,
  },
};

test.describe('two tabs and two users', () => {
  test.describe.configure({ mode: 'parallel' });

  for (const [name, auth0] of Object.entries(SET_UPS)) {
    const runs = Math.ceil(RUNS / Object.keys(SET_UPS).length);

    test(`${name} › ${runs} scripts: requests, pages and edits belong to the user that the page shows`, async ({
      context,
      page,
      ports,
      tenant,
      scenarioServer,
    }) => {
      test.setTimeout(120_000 + runs * 5_000);
      const origin = `http://localhost:${ports.scenarios}`;
      const tabs = new TwoTabs(context, [page, await context.newPage()], tenant, scenarioServer);
      await tabs.open(origin);
      const { scope, ...settings } = {
        domain: tenant.url,
        clientId: 'scenarios',
        scope: 'openid profile email read:current_user update:current_user_metadata',
        ...auth0,
      };
      const started = Date.now();
      let done = 0;
      let failedAt: number | undefined;
      await fc.assert(
        fc.asyncProperty(tabScript, async (script) => {
          if (failedAt !== undefined && Date.now() - failedAt > SHRINK_MS) {
            return;
          }
          try {
            await tabs.run(script, {
              ...settings,
              authorizationParams: {
                redirect_uri: origin,
                ...(auth0.useRefreshTokens && { audience: tenant.audience, scope }),
              },
            });
          } catch (error) {
            failedAt ??= Date.now();
            throw error;
          }
          if (++done % PROGRESS_INTERVAL === 0) {
            const elapsedMs = Date.now() - started;
            const line = progressLine({ step: name, done, total: runs, elapsedMs });
            process.stdout.write(`${line}\n`);
          }
        }),
        {
          numRuns: runs,
          seed: SEED,
          ...(PATH !== undefined && { path: PATH }),
        },
      );
    });
  }
});
