import type { Locator, Page, Response } from '@playwright/test';

import { pickUser } from './people.ts';
import { servers } from './servers.ts';

/** The story's page, as a reader uses it. */
export class StoryPage {
  constructor(private readonly page: Page) {}

  /** Opens step 1 and logs in on the way, as the first request needs it. */
  async begin(user: { name: string }): Promise<Response> {
    await this.page.goto('/story/1');
    await this.page.getByRole('button', { name: 'Log in and send the request' }).click();
    const answer = this.answerFromTenant();
    await pickUser(this.page, user);
    return answer;
  }

  /** Goes on to the next step by the link under the answer, and sends its request. */
  async next(): Promise<Response> {
    await this.page.getByRole('link', { name: /^Next:/ }).click();
    const answer = this.answerFromTenant();
    await this.send();
    return answer;
  }

  /** Presses the step's button. */
  async send(): Promise<void> {
    await this.page.getByRole('button', { name: /^Send the/ }).click();
  }

  /** The next answer of the Management API. */
  answerFromTenant(): Promise<Response> {
    return this.page.waitForResponse(
      (response) =>
        response.url().startsWith(`${servers.tenant}/api/v2/users/`) &&
        response.request().method() === 'PATCH',
    );
  }

  /** The next answer of the proxy. */
  answerFromProxy(): Promise<Response> {
    return this.page.waitForResponse(
      (response) =>
        response.url().startsWith(servers.proxy) && response.request().method() === 'POST',
    );
  }

  /** The cards with what was sent and answered. */
  exchanges(): Locator {
    return this.page.getByTestId('exchange');
  }
}
