import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningTenant } from 'auth0-tenant-emulator';
import type { AccountSettings } from '../account/account-settings.ts';
import { ada } from './account-seed.ts';

/** What a spec changes of the application. */
export interface AccountSetup extends Partial<AccountSettings> {
  /** Who signs in. Default: Ada. */
  readonly userId?: string;
  /** Default: with a proxy. */
  readonly withoutProxy?: true;
}

/** The application `account` in a browser tab. */
export class AccountPage {
  constructor(
    readonly page: Page,
    private readonly origin: string,
    private readonly tenant: RunningTenant,
    private readonly proxyUrl: string,
  ) {}

  /** Configures the application, and starts a session at the tenant. */
  async prepare({ userId = ada.id, withoutProxy, ...settings }: AccountSetup = {}): Promise<void> {
    const { proxyUrl } = this;
    await this.page.context().addInitScript(
      (accountSettings) => {
        Object.assign(window, { accountSettings });
      },
      { domain: this.tenant.url, ...(!withoutProxy && { proxyUrl }), ...settings },
    );
    await this.page.context().request.post(`${this.tenant.url}/_emulator/sessions/start`, {
      data: { userId },
    });
  }

  /** Opens the page and logs in. */
  async open(setup: AccountSetup = {}): Promise<void> {
    await this.prepare(setup);
    await this.goTo('/account');
    await this.logIn();
    await this.loaded();
  }

  /** The application in another tab of the same browser. */
  inTab(page: Page): AccountPage {
    return new AccountPage(page, this.origin, this.tenant, this.proxyUrl);
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
  }

  async logIn(): Promise<void> {
    await this.page.locator('header').getByRole('button', { name: 'Log in' }).click();
    await expect(this.page).toHaveURL(`${this.origin}/account`);
  }

  /** Waits until the section that is shown has its data. */
  async loaded(): Promise<void> {
    await expect(this.section).not.toHaveAttribute('aria-busy', 'true');
  }

  /** Opens a section, and waits for its data. */
  async show(name: string): Promise<Locator> {
    await this.page.locator(`nav button[data-section=${name}]`).click();
    await this.loaded();
    return this.section;
  }

  /** The section that is shown. */
  get section(): Locator {
    return this.page.locator('auth0-account-frame:visible > section');
  }

  async save(): Promise<void> {
    await this.section.locator('button[type=submit]').click();
  }

  get status(): Locator {
    return this.section.locator('form [role=status].a0-status');
  }
}
