import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { SeedClient, TenantSeed } from '../../../src/seed/seed.ts';
import { startTenant, type RunningTenant } from '../../../src/start-tenant.ts';
import { fixtureSeed } from '../../support/fixture-tenant.ts';
import { startApp, type AppServer } from './app-server.ts';
import { freshContext, launchBrowser, run } from './browser.ts';

/** What a client's specs need besides the fixture. */
export interface ClientPageOptions {
  /** `https` for clients that always speak it: the tenant gets TLS too. */
  scheme: 'http' | 'https';
  /** What the seed says besides the fixture's. */
  seed?: TenantSeed;
  /** Refresh token policy of the client. */
  refreshToken?: NonNullable<SeedClient['refresh_token']>;
  /** More settings of the client. */
  client?: Partial<SeedClient>;
}

/** A fresh page that has loaded one of Auth0's clients, and the tenant it belongs to. */
export interface ClientPage {
  readonly tenant: RunningTenant;
  readonly page: Page;
  /** Address of the page: callback and logout URL of the client `spa`. */
  readonly url: string;
  /** Loads the page again after `prepare` has run in it before its own scripts. */
  openWith(prepare: string): Promise<void>;
  /** Runs code in the page; its value comes back as JSON. */
  run<Value = void>(code: string): Promise<Value>;
}

/** Gives every spec of the surrounding `describe` a fresh page with this client in it. */
export function clientPage(library: string, options: ClientPageOptions): ClientPage {
  let tenant: RunningTenant;
  let app: AppServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    app = await startApp(options.scheme);
    tenant = await startTenant({
      ...fixtureSeed,
      clients: [clientOf(app, library, options)],
      ...options.seed,
      port: 0,
      ...(options.scheme === 'https' ? { tls: {} } : {}),
    });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await tenant.close();
    await app.close();
  });

  beforeEach(async () => {
    tenant.reset();
    context = await freshContext(browser);
    page = await context.newPage();
    await page.goto(app.page(library));
  });

  afterEach(() => context.close());

  return {
    get tenant() {
      return tenant;
    },
    get page() {
      return page;
    },
    get url() {
      return app.page(library);
    },
    async openWith(prepare) {
      await page.addInitScript(prepare);
      await page.reload();
    },
    run: (code) => run(page, code),
  };
}

function clientOf(app: AppServer, library: string, options: ClientPageOptions) {
  const url = app.page(library);
  return {
    client_id: 'spa',
    callbacks: [url],
    web_origins: [app.origin],
    allowed_logout_urls: [url],
    ...(options.refreshToken === undefined ? {} : { refresh_token: options.refreshToken }),
    ...options.client,
  };
}
