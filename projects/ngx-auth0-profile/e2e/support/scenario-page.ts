import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { LoggedRequest, RunningTenant } from 'auth0-tenant-emulator';
import type { ScenarioSettings } from '../scenarios/scenario-settings.ts';
import { ada } from './tenant-seed.ts';

/** The options that a spec changes; all others have their defaults. */
export interface Setup {
  readonly auth0?: Partial<ScenarioSettings['auth0']>;
  readonly stepUp?: NonNullable<ScenarioSettings['stepUp']>;
  readonly guardedRoot?: boolean;
}

/** The application `scenarios` in one browser tab. */
export class ScenarioPage {
  private ignoredRequests = 0;

  constructor(
    readonly page: Page,
    private readonly origin: string,
    private readonly tenant: RunningTenant,
  ) {}

  /** Configures the application in every tab of this browser. */
  async setUp({ auth0 = {}, stepUp, guardedRoot = false }: Setup = {}): Promise<void> {
    const scenarioSettings = {
      auth0: {
        domain: this.tenant.url,
        clientId: 'scenarios',
        ...auth0,
        authorizationParams: { redirect_uri: this.origin, ...auth0.authorizationParams },
      },
      ...(stepUp && { stepUp }),
      guardedRoot,
    };
    await this.context().addInitScript((settings) => {
      Object.assign(window, { scenarioSettings: settings });
    }, scenarioSettings);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
  }

  /** Opens another tab of the same browser. */
  async openTab(): Promise<ScenarioPage> {
    return new ScenarioPage(await this.context().newPage(), this.origin, this.tenant);
  }

  /** Configures the application, opens `path` and logs in. The requests of the login are not counted. */
  async logIn(setup: Setup = {}, path = '/place'): Promise<void> {
    await this.setUp(setup);
    await this.startTenantSession();
    await this.open(path);
    await this.page.getByRole('button', { name: 'Log in' }).click();
    await this.expectUrl(path);
    await expect(this.user).toHaveText(ada.id);
    this.ignoreRequestsSoFar();
  }

  /** Starts a session of Ada at the tenant, whose login page is not shown then. */
  async startTenantSession(url = this.tenant.url): Promise<void> {
    await this.context().request.post(`${url}/_emulator/sessions/start`, {
      data: { userId: ada.id },
    });
  }

  /** Picks a user on the tenant's login page. */
  async pickUser({ name }: { readonly name: string }): Promise<void> {
    await this.page.getByRole('button', { name }).click();
  }

  /** Waits until the application shows this URL. */
  async expectUrl(path: string): Promise<void> {
    await expect(this.page).toHaveURL(this.origin + path);
  }

  /**
   * Runs `action`, which causes a redirect, and waits until the next page is loaded: the tenant's page
   * or the application again. Until then the old page is shown and would receive the next click.
   */
  async waitForRedirect(action: () => Promise<void>): Promise<void> {
    const { page } = this;
    const navigated = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
    await action();
    await navigated;
  }

  async send(address: string, times = 1): Promise<void> {
    await this.page.getByLabel('Address').fill(address);
    await this.page.getByLabel('Times').fill(String(times));
    await this.page.getByRole('button', { name: 'Send' }).click();
  }

  /** Starts a navigation to each page without waiting for the one before. */
  async navigate(...pages: string[]): Promise<void> {
    await this.page.getByLabel('Pages').fill(pages.join(' '));
    await this.page.getByRole('button', { name: 'Go' }).click();
  }

  get user(): Locator {
    return this.page.getByLabel('User');
  }

  get note(): Locator {
    return this.page.getByLabel('Note');
  }

  get draft(): Locator {
    return this.page.getByLabel('Draft');
  }

  get outcomes(): Locator {
    return this.page.getByRole('list', { name: 'Outcomes' }).getByRole('listitem');
  }

  get metadata(): Locator {
    return this.page.getByLabel('Metadata');
  }

  /** The visible text, empty during a navigation. It is read without a user gesture, which would allow popups. */
  async visibleText(): Promise<string> {
    const session = await this.context().newCDPSession(this.page);
    try {
      const { result } = await session.send('Runtime.evaluate', {
        expression: 'document.body?.innerText',
        userGesture: false,
      });
      await session.detach();
      return String(result.value);
    } catch (error) {
      if (/navigated/.test(String(error))) {
        return '';
      }
      throw error;
    }
  }

  /** How often the page, or a popup, went to the tenant's login since `ignoreRequestsSoFar()`. */
  loginCount(audience?: string): number {
    return this.tenantRequests('/authorize', audience).filter(({ status }) => status === 302)
      .length;
  }

  /** The requests to the tenant since `ignoreRequestsSoFar()`. */
  tenantRequests(path: string, audience?: string): LoggedRequest[] {
    return this.tenant
      .requests()
      .slice(this.ignoredRequests)
      .filter(({ method }) => method !== 'OPTIONS')
      .filter((r) => r.path === path && (audience === undefined || r.audience === audience));
  }

  ignoreRequestsSoFar(): void {
    this.ignoredRequests = this.tenant.requests().length;
  }

  private context(): BrowserContext {
    return this.page.context();
  }
}
