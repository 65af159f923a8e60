import type { Page, Request } from '@playwright/test';

import { pickUser } from './people.ts';
import { servers } from './servers.ts';

const APIS = [`${servers.tenant}/api/v2/`, `${servers.tenant}/me/v1/`, servers.proxy];

/** The profile page of the fixed flow. */
export class ProfilePage {
  constructor(readonly page: Page) {}

  /** Opens the page and logs in. */
  async open(user: { name: string }): Promise<void> {
    await this.logIn(user);
    await this.shown(user);
  }

  /** Opens the page and logs in, without waiting for the profile. */
  async logIn(user: { name: string }): Promise<void> {
    await this.startLogin();
    await pickUser(this.page, user);
  }

  /** Opens the page and logs in with the tenant's existing session. */
  async openWithSession(user: { name: string }): Promise<void> {
    await this.startLogin();
    await this.shown(user);
  }

  /** Opens the page in another tab of a browser that is signed in. */
  async openSignedIn(user: { name: string }): Promise<void> {
    await this.page.goto('/profile');
    await this.shown(user);
  }

  /** Waits until the profile is shown. */
  async shown(user: { name: string }): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: user.name }).waitFor();
  }

  async chooseTheme(theme: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Theme' }).click();
    await this.page.getByRole('option', { name: theme, exact: true }).click();
  }

  async saveSettings(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save settings' }).click();
  }

  /** Records the requests that change something, from now on. */
  recordChanges(): Request[] {
    const recorded: Request[] = [];
    this.page.on('request', (request) => {
      const changes = ['POST', 'PATCH', 'PUT', 'DELETE'].includes(request.method());
      if (changes && APIS.some((api) => request.url().startsWith(api))) {
        recorded.push(request);
      }
    });
    return recorded;
  }

  private async startLogin(): Promise<void> {
    await this.page.goto('/profile');
    await this.page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  }
}
