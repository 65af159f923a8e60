import { setTimeout as pause } from 'node:timers/promises';
import type { DrivenBrowser } from '../../../../tools/browsers/drivers/driven-browser.ts';

const TIMEOUT_MS = 90_000;
const POLL_INTERVAL_MS = 100;

/** The demo in a browser of any engine. */
export class DrivenPage {
  private readonly browser: DrivenBrowser;

  constructor(browser: DrivenBrowser) {
    this.browser = browser;
  }

  open(url: string): Promise<void> {
    return this.browser.open(url);
  }

  /** Clicks the first element of `selector` that has `text`, when there is one. */
  async click(selector: string, text = ''): Promise<void> {
    // The driver takes a selector, so the element gets an attribute.
    await this.until(
      `${selector} with "${text}"`,
      `(() => {
        document.querySelectorAll('[data-driven]').forEach((old) => old.removeAttribute('data-driven'));
        const found = [...document.querySelectorAll(${JSON.stringify(selector)})].find(
          (element) => element.textContent.includes(${JSON.stringify(text)}) && element.getClientRects().length > 0,
        );
        found?.scrollIntoView({ block: 'center' });
        found?.setAttribute('data-driven', '');
        return found !== undefined;
      })()`,
    );
    await this.browser.click('[data-driven]');
  }

  /** Enters a text as a user does, as far as the page can tell. */
  async enter(selector: string, text: string): Promise<void> {
    await this.until(
      selector,
      `(() => {
        const field = document.querySelector(${JSON.stringify(selector)});
        if (field) {
          field.focus();
          field.value = ${JSON.stringify(text)};
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
        return field !== null;
      })()`,
    );
  }

  /** Waits until an element has this text. */
  async shows(selector: string, text: string): Promise<void> {
    await this.until(
      `${selector} with "${text}"`,
      `[...document.querySelectorAll(${JSON.stringify(selector)})].some(
        (element) => element.textContent.includes(${JSON.stringify(text)}),
      )`,
    );
  }

  private async until(what: string, expression: string): Promise<void> {
    const end = Date.now() + TIMEOUT_MS;
    while (Date.now() < end) {
      // While a page is left, nothing can be evaluated in it.
      if ((await this.browser.evaluate(expression).catch(() => false)) === true) {
        return;
      }
      await pause(POLL_INTERVAL_MS);
    }
    const text = await this.browser.evaluate('location.href + "\\n" + document.body.innerText');
    throw new Error(`The page does not show ${what}. It shows:\n${String(text)}`);
  }
}
