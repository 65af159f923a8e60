import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { claimsOf } from '../support/test-browser.ts';
import { freshContext, launchBrowser } from './support/browser.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

describe('the dashboard in a browser', () => {
  let tenant: RunningTenant;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0 });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await tenant.close();
  });

  beforeEach(async () => {
    page = await (await freshContext(browser)).newPage();
    await page.goto(`${tenant.url}/_emulator/`);
  });

  it('adds a user with its form', async () => {
    await page.getByLabel('E-mail address').fill('eve@example.com');
    await page.getByRole('button', { name: 'Add user' }).click();
    await page.getByRole('cell', { name: 'eve@example.com' }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/_emulator/');
  });

  it('shows a token of a user, and the page has no violations according to axe', async () => {
    await page.getByLabel('User id').fill(MIA);
    await page.getByRole('button', { name: 'Show a token' }).click();
    const token = await page.getByLabel('Access token for the Management API').inputValue();
    expect(claimsOf(token)['sub']).toBe(MIA);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
