import { ComponentHarness, HarnessPredicate, type BaseHarnessFilters } from '@angular/cdk/testing';

/** Which field is meant. */
export interface AccountFieldFilters extends BaseHarnessFilters {
  /** Its label. */
  readonly label?: string | RegExp;
}

/** A field of a form on the account page. */
export class AccountFieldHarness extends ComponentHarness {
  static readonly hostSelector = 'auth0-account-field';

  private readonly control = this.locatorFor('.a0-control, .a0-switch, input');
  private readonly list = this.locatorForOptional('.a0-chips');

  /** A predicate for `getHarness()`. */
  static with(options: AccountFieldFilters = {}): HarnessPredicate<AccountFieldHarness> {
    return new HarnessPredicate(AccountFieldHarness, options).addOption(
      'label',
      options.label,
      (harness, label) => HarnessPredicate.stringMatches(harness.label(), label),
    );
  }

  /** The text of its label. */
  async label(): Promise<string> {
    return (await this.locatorFor('.a0-label')()).text();
  }

  /** What it shows: the entries of a list joined by commas, and `on` or `off` for a switch. */
  async value(): Promise<string> {
    if (await this.list()) {
      const items = await this.locatorForAll('.a0-chip')();
      return (await Promise.all(items.map((item) => item.text({ exclude: 'button' })))).join(', ');
    }
    const control = await this.control();
    if (await control.matchesSelector('[type=checkbox]')) {
      return (await control.getProperty<boolean>('checked')) ? 'on' : 'off';
    }
    return control.getProperty<string>('value');
  }

  /** Enters a text, a number or a day; in a list it adds an entry. */
  async enter(text: string): Promise<void> {
    const control = await this.control();
    await control.setInputValue(text);
    await control.dispatchEvent('input');
    if (await this.list()) {
      await (await this.locatorFor('.a0-row .a0-button')()).click();
    }
  }

  /** Chooses an option by its label. */
  async choose(label: string): Promise<void> {
    const control = await this.control();
    const options = await this.locatorForAll('option')();
    const labels = await Promise.all(options.map((option) => option.text()));
    const index = labels.indexOf(label);
    if (index < 0) {
      throw new Error(`There is no option "${label}". The options are: ${labels.join(', ')}.`);
    }
    await control.selectOptions(index);
  }

  /** Clicks a switch. */
  async toggle(): Promise<void> {
    await (await this.control()).click();
  }

  /** Removes an entry of a list. */
  async removeItem(item: string): Promise<void> {
    const buttons = await this.locatorForAll('.a0-chip button')();
    const items = await this.locatorForAll('.a0-chip')();
    const texts = await Promise.all(items.map((chip) => chip.text({ exclude: 'button' })));
    const button = buttons[texts.indexOf(item)];
    if (!button) {
      throw new Error(`There is no entry "${item}". The entries are: ${texts.join(', ')}.`);
    }
    await button.click();
  }

  /** Whether it cannot be edited. */
  async isLocked(): Promise<boolean> {
    const control = await this.control();
    return (await control.getProperty('readOnly')) === true || control.getProperty('disabled');
  }

  /** Whether the keyboard focus is in it. */
  async isFocused(): Promise<boolean> {
    return (await this.control()).isFocused();
  }

  /** The explanation below it, such as the reason why it is locked; empty without one. */
  async hint(): Promise<string> {
    return (await (await this.locatorForOptional('.a0-hint')())?.text()) ?? '';
  }

  /** What is wrong with the entry; empty when it is valid. */
  async error(): Promise<string> {
    return (await (await this.locatorForOptional('.a0-error')())?.text()) ?? '';
  }

  /** What it says about a value that was changed elsewhere; empty when it was not. */
  async conflict(): Promise<string> {
    return (await (await this.locatorForOptional('.a0-note p')())?.text()) ?? '';
  }

  /** Decides for the entry. */
  async keepMine(): Promise<void> {
    await this.decide(0);
  }

  /** Decides for the value that was changed elsewhere. */
  async takeTheirs(): Promise<void> {
    await this.decide(1);
  }

  private async decide(index: number): Promise<void> {
    const button = (await this.locatorForAll('.a0-note button')())[index];
    if (!button) {
      throw new Error('The value of this field was not changed elsewhere.');
    }
    await button.click();
  }
}
