import type { Page, Request } from '@playwright/test';

import { pickUser } from './people.ts';
import { servers } from './servers.ts';

/** The profile page of the fixed flow, as a reader uses it. */
export class ProfilePage {
  constructor(readonly page: Page) {}

  /** Opens the page and logs in. */
  async open(user: { name: string }): Promise<void> {
    await this.page.goto('/profile');
    await this.page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
    await pickUser(this.page, user);
    await this.shown(user);
  }

  /** Waits until the profile is there. */
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

  /** The requests that change something, from now on. */
  recordChanges(): Request[] {
    const changes: Request[] = [];
    this.page.on('request', (request) => {
      const api = [servers.tenant, servers.proxy].includes(new URL(request.url()).origin);
      if (api && ['PATCH', 'PUT', 'DELETE'].includes(request.method())) {
        changes.push(request);
      }
    });
    return changes;
  }
}
