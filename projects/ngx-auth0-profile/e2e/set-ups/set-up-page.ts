import { setTimeout as pause } from 'node:timers/promises';
import type { DrivenBrowser } from '../../../../tools/browsers/drivers/driven-browser.ts';
import { ada } from '../support/tenant-seed.ts';

const TIMEOUT_MS = 30_000;
const POLL_INTERVAL_MS = 50;

/** The application `scenarios` in a browser of any engine. */
export class SetUpPage {
  private readonly browser: DrivenBrowser;
  private readonly origin: string;

  constructor(browser: DrivenBrowser, origin: string) {
    this.browser = browser;
    this.origin = origin;
  }

  /** Opens a path and resolves to the user that the page shows. */
  async open(path: string): Promise<string> {
    await this.browser.open(this.origin + path);
    return this.user();
  }

  async logIn(): Promise<void> {
    await this.click('Log in');
    await this.click(ada.name);
    await this.until(`${labelled('User')} === ${JSON.stringify(ada.id)}`);
  }

  /** Shows the page of the profile without a reload; resolves to its status, `ready` or `error`. */
  async profileStatus(): Promise<string> {
    await this.fill('Pages', '/edits');
    await this.click('Go');
    return this.settledStatus();
  }

  /** Resolves to the status of the profile once nothing is loading any more. */
  async settledStatus(): Promise<string> {
    const status = labelled('Status');
    // The page says `redirecting` before it is left.
    await this.until(
      `${status} === 'ready' || ${labelled('User')} === 'nobody' ||
        (${status} === 'error' && ${labelled('Problem')} !== 'redirecting')`,
    );
    return String(await this.browser.evaluate(status));
  }

  /** Calls an API; resolves to the outcome, or to `undefined` where the page is left for a login and returns. */
  async send(address: string): Promise<string | undefined> {
    await this.fill('Address', address);
    const before = await this.outcomes();
    await this.browser.evaluate('(window.isSamePage = true, null)');
    await this.click('Send');
    // The page says `redirecting` before it is left.
    await this.until(
      `!window.isSamePage || (${OUTCOMES} > ${before} && ${LAST_OUTCOME} !== 'redirecting')`,
    );
    await this.until(`${labelled('User')} !== ''`);
    const outcome = await this.browser.evaluate(LAST_OUTCOME);
    return typeof outcome === 'string' ? outcome : undefined;
  }

  async user(): Promise<string> {
    const user = labelled('User');
    await this.until(`(${user} ?? '') !== ''`);
    return String(await this.browser.evaluate(user));
  }

  private async outcomes(): Promise<number> {
    return Number(await this.browser.evaluate(OUTCOMES));
  }

  private async fill(label: string, text: string): Promise<void> {
    const input = `[...document.querySelectorAll('label')].find((l) => l.textContent.includes(${JSON.stringify(label)})).querySelector('input')`;
    await this.until(`(${input}.value = ${JSON.stringify(text)}, true)`);
  }

  /** Clicks the button with this text, once there is one. */
  private async click(text: string): Promise<void> {
    const button = `[...document.querySelectorAll('button')].find((b) => b.textContent.includes(${JSON.stringify(text)}))`;
    await this.until(`${button} !== undefined`);
    await this.browser.evaluate(`(${button}.dataset.click = 'next', null)`);
    await this.browser.click('[data-click=next]');
    await this.browser
      .evaluate(
        `(document.querySelector('[data-click=next]')?.removeAttribute('data-click'), null)`,
      )
      .catch(() => undefined);
  }

  private async until(condition: string): Promise<void> {
    for (const started = Date.now(); Date.now() - started < TIMEOUT_MS;) {
      // While a page is being left, nothing can be evaluated.
      if ((await this.browser.evaluate(condition).catch(() => false)) === true) {
        return;
      }
      await pause(POLL_INTERVAL_MS);
    }
    const text = await this.browser.evaluate('document.body.innerText').catch(String);
    throw new Error(`Not so in time: ${condition}. The page says: ${String(text)}`);
  }
}

const OUTCOMES = `document.querySelectorAll('[aria-label=Outcomes] li').length`;
const LAST_OUTCOME = `([...document.querySelectorAll('[aria-label=Outcomes] li')].at(-1)?.textContent.replace(/^.*: /, '') ?? null)`;

function labelled(label: string): string {
  return `document.querySelector('[aria-label=${label}]')?.textContent`;
}
