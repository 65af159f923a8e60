import type { Locator, Page } from '@playwright/test';

import { pickUser } from './people.ts';

/** The library's account page in the demo. */
export class AccountPage {
  constructor(private readonly page: Page) {}

  /** Opens a section; the route's guard logs in. */
  async open(user: { name: string }, section = 'profile'): Promise<void> {
    await this.page.goto(`/account?section=${section}`);
    await pickUser(this.page, user);
    await this.loaded();
  }

  /** Shows another section. */
  async show(name: string): Promise<void> {
    await this.page.locator(`auth0-account button[data-section=${name}]`).click();
    await this.loaded();
  }

  async save(): Promise<void> {
    await this.section.getByRole('button', { name: 'Save', exact: true }).click();
  }

  /** The section that is shown. */
  get section(): Locator {
    return this.page.locator('auth0-account-frame:visible > section:not([aria-busy=true])');
  }

  private async loaded(): Promise<void> {
    await this.section.waitFor();
  }
}
