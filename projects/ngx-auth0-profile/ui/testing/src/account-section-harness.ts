import { ComponentHarness, HarnessPredicate, type BaseHarnessFilters } from '@angular/cdk/testing';
import type { AccountSectionName } from 'ngx-auth0-profile/ui';
import { AccountFieldHarness } from './account-field-harness';

/** Which section is meant. */
export interface AccountSectionFilters extends BaseHarnessFilters {
  /** Its name. */
  readonly section?: AccountSectionName;
}

/** A section of the account page, alone or in `<auth0-account>`. */
export class AccountSectionHarness extends ComponentHarness {
  static readonly hostSelector = 'auth0-account-frame';

  /** A predicate for `getHarness()`. */
  static with(options: AccountSectionFilters = {}): HarnessPredicate<AccountSectionHarness> {
    return new HarnessPredicate(AccountSectionHarness, options).addOption(
      'section',
      options.section,
      async (harness, name) => (await harness.host()).matchesSelector(`[data-section=${name}]`),
    );
  }

  /** Its title; empty when the section is hidden. */
  async heading(): Promise<string> {
    return (await (await this.locatorForOptional('h2')())?.text()) ?? '';
  }

  /** All its text. */
  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** Whether its data is still loading. */
  async isLoading(): Promise<boolean> {
    return (await this.locatorForOptional('section[aria-busy=true]')()) !== null;
  }

  /** The field with this label. */
  async field(label: string | RegExp): Promise<AccountFieldHarness> {
    return this.locatorFor(AccountFieldHarness.with({ label }))();
  }

  /** All its fields. */
  async fields(): Promise<readonly AccountFieldHarness[]> {
    return this.locatorForAll(AccountFieldHarness)();
  }

  /** Presses the button that saves. */
  async save(): Promise<void> {
    await (await this.locatorFor('button[type=submit]')()).click();
  }

  /** Presses the button with this text, or with this accessible name. */
  async click(name: string): Promise<void> {
    const buttons = await this.locatorForAll('button')();
    const names = await Promise.all(
      buttons.map(async (button) => [
        await button.text(),
        (await button.getAttribute('aria-label')) ?? '',
      ]),
    );
    const found = buttons[names.findIndex((texts) => texts.includes(name))];
    if (!found) {
      const known = names.map(([text, label]) => label || text).join(', ');
      throw new Error(`There is no button "${name}". The buttons are: ${known}.`);
    }
    await found.click();
  }

  /** Confirms the question that a command has asked. */
  async confirm(): Promise<void> {
    await (await this.locatorFor('.a0-question .a0-danger')()).click();
  }

  /** Whether a panel is open, such as the one that asks for a code. */
  async hasPanel(): Promise<boolean> {
    return (await this.locatorForOptional('.a0-panel')()) !== null;
  }

  /** The key of an authenticator app, or the recovery code; empty where none is shown. */
  async secret(): Promise<string> {
    return (await (await this.locatorForOptional('.a0-secret')())?.text()) ?? '';
  }

  /** What it says after a command, such as "Saved."; empty before one. */
  async status(): Promise<string> {
    const parts = await this.locatorForAll('.a0-status')();
    return (await Promise.all(parts.map((part) => part.text()))).filter(Boolean).join(' ');
  }

  /** What has failed; empty when nothing has. */
  async problem(): Promise<string> {
    return (await (await this.locatorForOptional('auth0-account-problem p')())?.text()) ?? '';
  }

  /** The entries of its list, such as the connected accounts. */
  async items(): Promise<readonly string[]> {
    const items = await this.locatorForAll('auth0-account-item .a0-grow')();
    return Promise.all(items.map(async (item) => (await item.text()).replace(/\s+/g, ' ')));
  }
}
