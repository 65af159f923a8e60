import { chromium, type Browser, type Page } from 'playwright-core';
import { chromium as launchOptions } from '../../../e2e/support/chromium.ts';
import { LOGINS } from '../shapes/logins.ts';
import { ada, LoginApplications } from './login-applications.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 300_000;

describe('ng add › an application that logs in with another library, in Chromium', () => {
  let applications: LoginApplications;
  let browser: Browser;

  beforeAll(async () => {
    applications = await LoginApplications.create();
    browser = await chromium.launch({
      ...launchOptions,
      // Files that come from no address count as those of another network than the tenant's.
      args: [...launchOptions.args, '--disable-features=LocalNetworkAccessChecks'],
    });
  });

  afterAll(async () => {
    await browser.close();
    await applications.close();
  });

  for (const { name, library, hasOwnForm = false } of LOGINS) {
    it(`changes no file beside ${library} and says why; login, reload and logout go as before`, async () => {
      const { workspace } = applications;
      const before = workspace.snapshot();
      await workspace.add({ project: name });
      expect(workspace.snapshot()).toEqual(before);
      expect(workspace.printed.join('\n')).toContain(
        `'${name}' logs in with ${library} (projects/${name}/src/app/login.ts), so nothing was set up.`,
      );

      await applications.build(name);
      const page = await openPage(name);
      await page.getByRole('button', { name: 'Log in' }).click();
      await logIn(page, hasOwnForm);
      await page.getByText(`Signed in as ${ada.email}`).waitFor();
      await page.reload();
      await page.getByText(`Signed in as ${ada.email}`).waitFor();
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByRole('button', { name: 'Log in' }).waitFor();
      await page.context().close();
    });
  }

  /** A page of a new browser profile, which accepts any certificate and reaches this machine only. */
  async function openPage(name: string): Promise<Page> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    context.setDefaultTimeout(60_000);
    await context.route(
      ({ hostname }) => hostname !== 'localhost',
      (route) => route.abort(),
    );
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      fail(`The page reported: ${error.message}`);
    });
    await applications.openIn(page, name);
    return page;
  }
});

async function logIn(page: Page, hasOwnForm: boolean): Promise<void> {
  if (!hasOwnForm) {
    await page.getByRole('button', { name: ada.name }).click();
    return;
  }
  await page.locator('input[name=email]').fill(ada.email);
  await page.locator('input[name=password]').fill(ada.password);
  await page.locator('button[name=submit]').click();
}
