import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { LoggedRequest, RunningTenant } from 'auth0-tenant-emulator';
import type { TrapSettings } from '../traps/trap-settings.ts';
import { ada } from './tenant-seed.ts';

/** What a spec says about the set-up; the rest is the usual. */
export interface Setup {
  readonly auth0?: Partial<TrapSettings['auth0']>;
  readonly stepUp?: NonNullable<TrapSettings['stepUp']>;
}

/** The application made of traps, in one tab. */
export class TrapPage {
  private forgotten = 0;

  constructor(
    readonly page: Page,
    private readonly origin: string,
    private readonly tenant: RunningTenant,
  ) {}

  /** Settles how the application is set up in every tab of this browser. */
  async setUp({ auth0 = {}, stepUp }: Setup = {}): Promise<void> {
    const trapSettings = {
      auth0: {
        domain: this.tenant.url,
        clientId: 'traps',
        ...auth0,
        authorizationParams: { redirect_uri: this.origin, ...auth0.authorizationParams },
      },
      ...(stepUp && { stepUp }),
    };
    await this.context().addInitScript((settings) => {
      Object.assign(window, { trapSettings: settings });
    }, trapSettings);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
  }

  /** Opens another tab of the same browser. */
  async anotherTab(): Promise<TrapPage> {
    return new TrapPage(await this.context().newPage(), this.origin, this.tenant);
  }

  /** Sets up, opens, and logs in; the tenant has forgotten by then what that took. */
  async signedIn(setup: Setup = {}, path = '/place'): Promise<void> {
    await this.setUp(setup);
    // The tenant knows her already, so that its login page does not show.
    await this.context().request.post(`${this.tenant.url}/_emulator/sessions/start`, {
      data: { userId: ada.id },
    });
    await this.open(path);
    await this.page.getByRole('button', { name: 'Log in' }).click();
    await this.isAt(path);
    await expect(this.user).toHaveText(ada.id);
    this.forgetRequests();
  }

  /** Picks a user on the tenant's login page. */
  async pick({ name }: { readonly name: string }): Promise<void> {
    await this.page.getByRole('button', { name }).click();
  }

  /** The application is shown again, at this address. */
  async isAt(path: string): Promise<void> {
    await expect(this.page).toHaveURL(this.origin + path);
  }

  /**
   * Does what has the page log in by a redirect, and waits until another page is there: the tenant's,
   * or the application anew. Until then the old one shows, and would take what comes next.
   */
  async redirects(act: () => Promise<void>): Promise<void> {
    const { page } = this;
    const navigated = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
    await act();
    await navigated;
  }

  async send(address: string, times = 1): Promise<void> {
    await this.page.getByLabel('Address').fill(address);
    await this.page.getByLabel('Times').fill(String(times));
    await this.page.getByRole('button', { name: 'Send' }).click();
  }

  /** Goes to several pages at once. */
  async go(...pages: string[]): Promise<void> {
    await this.page.getByLabel('Pages').fill(pages.join(' '));
    await this.page.getByRole('button', { name: 'Go' }).click();
  }

  get user(): Locator {
    return this.page.getByLabel('User');
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

  /** What the page shows, nothing while it leaves; read so that it does not count as somebody using the page. */
  async glimpse(): Promise<string> {
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

  /** How often the page, or a popup, has left for the tenant's login since the tenant forgot. */
  timesAsked(audience?: string): number {
    return this.asked('/authorize', audience).filter(({ status }) => status === 302).length;
  }

  /** What the tenant was asked since the last time it forgot. */
  asked(path: string, audience?: string): LoggedRequest[] {
    return this.tenant
      .requests()
      .slice(this.forgotten)
      .filter(({ method }) => method !== 'OPTIONS')
      .filter((r) => r.path === path && (audience === undefined || r.audience === audience));
  }

  forgetRequests(): void {
    this.forgotten = this.tenant.requests().length;
  }

  private context(): BrowserContext {
    return this.page.context();
  }
}
