import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { SeedClient } from '../../src/seed/seed.ts';
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
      organizations: [{ name: 'acme', display_name: 'Acme', members: [MIA] }],
      clients: [
        ...(fixtureSeed.clients ?? []),
        asks('pre_login_prompt'),
        asks('post_login_prompt'),
      ],
      connections: [
        {
          name: 'google-oauth2',
          require_mfa: true,
          require_consent: true,
          connected_accounts: { active: true },
        },
      ],
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

  it('have none where a person chooses an organization', async () => {
    await page.goto(authorizeUrl('pre_login_prompt'));
    expect(await faults()).toEqual([]);
    await page.getByLabel('Organization name').fill('acme');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Log in to Acme' }).waitFor();
    await page.goto(authorizeUrl('post_login_prompt'));
    await pickUser(page, /Mia Brandt/);
    await page.getByRole('button', { name: 'Acme' }).waitFor();
    expect(await faults()).toEqual([]);
  });

  it('have none where a person connects an account, nor where the dashboard shows codes', async () => {
    await post('authentication-methods', 'authentication_methods', {
      type: 'email',
      email: 'mia@home.example',
    });
    const started = await post('connected-accounts/connect', 'connected_accounts', {
      connection: 'google-oauth2',
      redirect_uri: 'http://localhost:4200',
      scopes: ['openid'],
    });
    const { ticket } = started['connect_params'] as { ticket: string };
    await page.goto(`${String(started['connect_uri'])}?ticket=${ticket}`);
    await page.getByRole('heading', { name: 'Connect google-oauth2' }).waitFor();
    expect(await faults()).toEqual([]);
    await page.goto(`${tenant.url}/_emulator/`);
    await page.getByText('one-time-code by email').waitFor();
    expect(await faults()).toEqual([]);
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
      await fetch(`${tenant.url}/api/v2/branding`);
      await page.goto(`${tenant.url}/_emulator/`);
      expect(await faults()).toEqual([]);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(360);
    });
  }

  async function post(
    path: string,
    resource: string,
    body: object,
  ): Promise<Record<string, unknown>> {
    const audience = `${tenant.issuer}me/`;
    const token = await tenant.mint({ userId: MIA, audience, scope: `create:me:${resource}` });
    const response = await fetch(`${audience}v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  async function faults(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map((violation) => `${violation.id}: ${violation.help}`);
  }

  function authorizeUrl(clientId = 'spa'): string {
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: 'http://localhost:4200',
      response_type: 'id_token',
      scope: 'openid email',
      nonce: 'n',
    });
    return `${tenant.url}/authorize?${query.toString()}`;
  }
});

/** A client of that name that asks for an organization. */
function asks(behavior: 'pre_login_prompt' | 'post_login_prompt'): SeedClient {
  return {
    client_id: behavior,
    callbacks: ['http://localhost:4200'],
    organization_usage: 'require',
    organization_require_behavior: behavior,
  };
}
