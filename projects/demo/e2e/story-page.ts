import { expect, type Locator, type Page, type Response } from '@playwright/test';

import { pickUser } from './people.ts';
import { servers } from './servers.ts';

/** The page of a story step. */
export class StoryPage {
  constructor(private readonly page: Page) {}

  /** Opens step 1, sends its request and logs in, as the first request needs it. */
  async begin(user: { name: string }): Promise<Response> {
    await this.page.goto('/story/1');
    await this.page.getByRole('button', { name: 'Log in and send the request' }).click();
    const response = this.responseOfTenant();
    await pickUser(this.page, user);
    return response;
  }

  /** Opens the next step by the link under the response, and sends its request. */
  async next(): Promise<Response> {
    await this.page.getByRole('link', { name: /^Next:/ }).click();
    const response = this.responseOfTenant();
    await this.send();
    return response;
  }

  /** Sends the requests of the step. */
  async send(): Promise<void> {
    await this.page.getByRole('button', { name: /^Send the/ }).click();
  }

  /** The next response of the Management API. */
  responseOfTenant(): Promise<Response> {
    return this.page.waitForResponse(
      (response) =>
        response.url().startsWith(`${servers.tenant}/api/v2/users/`) &&
        response.request().method() === 'PATCH',
    );
  }

  /** The next response of the proxy. */
  responseOfProxy(): Promise<Response> {
    return this.page.waitForResponse(
      (response) =>
        response.url().startsWith(servers.proxy) && response.request().method() === 'POST',
    );
  }

  /** Opens the step with Auth0Lock, sends its requests and logs in with the widget. */
  async beginWithLock(
    user: { email: string; password: string },
    { untilOpen = false } = {},
  ): Promise<void> {
    await this.page.goto('/story/lock');
    await this.send();
    const lock = this.page.locator('.auth0-lock');
    if (untilOpen) {
      await lock.locator('input[name=email]').waitFor();
      return;
    }
    // Lock draws its form again when it has loaded its settings, so an early entry or click may be lost.
    await expect(async () => {
      const timeout = 5_000;
      await lock.locator('input[name=email]').fill(user.email, { timeout });
      await lock.locator('input[name=password]').fill(user.password, { timeout });
      const sent = this.page.waitForRequest(/\/co\/authenticate$/, { timeout });
      await Promise.all([sent, lock.locator('button[name=submit]').click({ timeout })]);
    }).toPass({ timeout: 45_000 });
  }

  /** The cards that show request and response. */
  exchanges(): Locator {
    return this.page.getByTestId('exchange');
  }
}
