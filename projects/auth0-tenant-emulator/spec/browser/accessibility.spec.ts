import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { freshContext, launchBrowser, pickUser } from './support/browser.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

describe('the pages of the tenant', () => {
  let tenant: RunningTenant;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    tenant = await startTenant({
      ...fixtureSeed,
      port: 0,
      connections: [{ name: 'google-oauth2', require_mfa: true, require_consent: true }],
    });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await tenant.close();
  });

  beforeEach(async () => {
    tenant.reset();
    context = await freshContext(browser);
    page = await context.newPage();
    await page.setViewportSize({ width: 360, height: 640 });
  });

  afterEach(() => context.close());

  it('have no violations according to axe, from login to consent', async () => {
    await page.goto(authorizeUrl());
    expect(await faults()).toEqual([]);
    await pickUser(page, /Noor Haddad/);
    await page.waitForURL(/mfa/);
    expect(await faults()).toEqual([]);
    await page.getByLabel('One-time code').fill('123456');
    await page.keyboard.press('Enter');
    await page.waitForURL(/consent/);
    expect(await faults()).toEqual([]);
    expect(tenant.users.get(NOOR)?.logins_count).toBe(1);
  });

  it('can be used with the keyboard only', async () => {
    await page.goto(authorizeUrl());
    await page.getByLabel('E-mail address').focus();
    await page.keyboard.type('mia@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await faults()).toEqual([]);
    expect(tenant.users.get(MIA)?.logins_count).toBeUndefined();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fit a phone, the dashboard in ${colorScheme} colours included`, async () => {
      await page.emulateMedia({ colorScheme });
      tenant.faults.add({ name: 'consent_required' });
      await page.goto(authorizeUrl());
      await fetch(`${tenant.url}/api/v2/organizations`);
      await page.goto(`${tenant.url}/_emulator/`);
      expect(await faults()).toEqual([]);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(360);
    });
  }

  async function faults(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map((violation) => `${violation.id}: ${violation.help}`);
  }

  function authorizeUrl(): string {
    const query = new URLSearchParams({
      client_id: 'spa',
      redirect_uri: 'http://localhost:4200',
      response_type: 'id_token',
      scope: 'openid email',
      nonce: 'n',
    });
    return `${tenant.url}/authorize?${query.toString()}`;
  }
});
