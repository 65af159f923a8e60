import { openChromium } from '../../../../tools/browsers/drivers/chromium.ts';
import type { DrivenBrowser } from '../../../../tools/browsers/drivers/driven-browser.ts';
import { openFirefox } from '../../../../tools/browsers/drivers/firefox.ts';
import { openWebKit } from '../../../../tools/browsers/drivers/webkit.ts';
import { RunningProgram } from '../../../../tools/process/running-program.ts';
import { noor } from '../people.ts';
import { servers } from '../servers.ts';
import { resetTenant, tenantUser } from '../tenant-control.ts';
import { DrivenPage } from './driven-page.ts';

const BROWSERS = {
  chromium: () => openChromium({ thirdPartyCookies: 'blocked' }),
  firefox: () => openFirefox({ afterLogin: 'soon' }),
  webkit: openWebKit,
};
const ENGINES = process.env['ENGINES']?.split(',');
const TIMEOUT_MS = 600_000;

describe('the demo', () => {
  let program: RunningProgram;

  beforeAll(async () => {
    const { app, emulator, proxy, bff } = servers.ports;
    const ports = ['--port', app, '--emulator-port', emulator, '--proxy-port', proxy];
    program = new RunningProgram(
      process.execPath,
      [
        'node_modules/@angular/cli/bin/ng.js',
        'serve',
        ...[...ports, '--bff-port', bff, '--no-watch', '--no-live-reload'].map(String),
      ],
      { group: true },
    );
    await program.answersAt(servers.app, TIMEOUT_MS);
  }, TIMEOUT_MS);

  afterAll(() => program.stop());

  for (const [engine, open] of Object.entries(BROWSERS)) {
    if (ENGINES && !ENGINES.includes(engine)) {
      continue;
    }
    describe(`in ${engine}`, () => {
      let browser: DrivenBrowser;
      let page: DrivenPage;

      beforeEach(async () => {
        await resetTenant();
        browser = await open();
        page = new DrivenPage(browser);
      }, TIMEOUT_MS);

      afterEach(() => browser.close());

      it(
        'runs the story from 401 to 200',
        async () => {
          await page.open(`${servers.app}/story/1`);
          await page.click('main button', 'Log in and send the request');
          await page.click('button', noor.name);
          const problems = ['id-token', 'opaque-token', 'missing-scope', 'scope-never-granted'];
          for (const problem of problems) {
            await page.shows('[data-testid=problem]', problem);
            await page.click('.onward a', 'Next:');
            await page.click('main button', 'Send the request');
          }
          await page.shows('.done', 'Accepted');
          expect((await tenantUser(noor.id))['user_metadata']).toEqual(
            jasmine.objectContaining({ theme: 'dark', language: 'fr' }),
          );
        },
        TIMEOUT_MS,
      );

      it(
        'changes settings on the page by hand and names on the account page',
        async () => {
          await page.open(`${servers.app}/profile`);
          await page.click('main button', 'Log in');
          await page.click('button', noor.name);
          await page.shows('h1', noor.name);
          await page.enter('input[autocomplete=address-level2]', 'Lisboa');
          await page.click('main button', 'Save settings');
          await page.shows('[data-testid=metadata-result]', 'Saved.');

          await page.click('nav a', 'Account');
          await page.enter('auth0-account input[autocomplete=nickname]', 'noor-h');
          await page.click('auth0-account button[type=submit]', 'Save');
          await page.shows('auth0-account .a0-status', 'Saved.');
          await page.click('auth0-account button[data-section=security]');
          await page.shows('auth0-account h3', 'Add a method');

          expect(await tenantUser(noor.id)).toEqual(
            jasmine.objectContaining({
              nickname: 'noor-h',
              user_metadata: jasmine.objectContaining({
                address: { city: 'Lisboa', country: 'FR' },
              }),
            }),
          );
        },
        TIMEOUT_MS,
      );
    });
  }
});
