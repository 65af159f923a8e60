import { ensureBrowser } from '../setup/system-programs.mjs';
import { CELLS } from './cells.mjs';
import { startConfiguredRegistry } from './local-registry.mjs';
import { buildPackages, publishPackages } from './publish-packages.mjs';
import { CellRun, STEPS } from './run-cell.mjs';
import { WithoutSdk } from './without-sdk.mjs';

const STEP_TIMEOUT = 300_000;

const facts = {
  'ng new': 'is created by ng new',
  'ng add': 'installs the packed packages with ng add',
  doctor: 'has no problem that the doctor reports',
  'ng build': 'builds for production',
  browser: 'saves a profile in the browser after the login',
};

describe('ng add ngx-auth0-profile from a registry', () => {
  let registry;

  beforeAll(async () => {
    process.env.CHROME_BIN = await ensureBrowser();
    await buildPackages();
    registry = await startConfiguredRegistry();
    await publishPackages(registry.url);
  }, 180_000);

  afterAll(async () => {
    await registry?.close();
  });

  for (const cell of CELLS.filter(({ inNpmTest }) => inNpmTest)) {
    describe(`when the workspace is ${cell.name}`, () => {
      let run;
      let broken;

      beforeAll(() => {
        run = new CellRun(cell, registry.url);
      });

      afterAll(() => {
        run.close();
      });

      for (const step of STEPS) {
        it(
          facts[step],
          async () => {
            if (broken) {
              throw new Error(`Not run, because '${broken}' failed.`);
            }
            try {
              await run.step(step);
            } catch (error) {
              broken = step;
              throw error;
            }
            expect(run.workspace).toBeDefined();
          },
          STEP_TIMEOUT,
        );
      }
    });
  }

  describe('when an application uses withBff() and is prerendered', () => {
    let run;

    beforeAll(async () => {
      run = new WithoutSdk(registry.url);
      await run.install();
      await run.build();
    }, STEP_TIMEOUT);

    afterAll(() => {
      run.close();
    });

    it('needs no SDK of Auth0', () => {
      expect(run.installedSdks()).toEqual([]);
      expect(run.tracesOfSdks()).toEqual([]);
    });

    it('has a page without a user, also behind a guard', () => {
      for (const path of ['', 'settings']) {
        const html = run.prerendered(path);
        expect(html).toContain('Nobody is known yet');
        expect(html).not.toContain('X-CSRF');
      }
      expect(run.prerendered('settings')).toContain('<h2>Settings</h2>');
    });

    it(
      'tests its components with ngx-auth0-profile/testing',
      async () => {
        await expectAsync(run.test()).toBeResolved();
      },
      STEP_TIMEOUT,
    );
  });
});
