import { ComponentHarness } from '@angular/cdk/testing';
import type { AccountSectionName } from 'ngx-auth0-profile/ui';
import { AccountSectionHarness } from './account-section-harness';

/**
 * The whole account page, `<auth0-account>`. Works with the harness environment of Angular's TestBed, in Karma and in
 * Vitest.
 *
 * @example
 * ```ts
 * import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
 * import { provideAuth0ProfileTesting } from 'ngx-auth0-profile/testing';
 * import { Auth0Account } from 'ngx-auth0-profile/ui';
 * import { AccountHarness } from 'ngx-auth0-profile/ui/testing';
 *
 * it('shows the name', async () => {
 *   TestBed.configureTestingModule({ providers: [provideAuth0ProfileTesting()] });
 *   const fixture = TestBed.createComponent(Auth0Account);
 *   const account = await TestbedHarnessEnvironment.harnessForFixture(fixture, AccountHarness);
 *   const profile = await account.open('profile');
 *   expect(await profile.heading()).toBe('Profile');
 * });
 * ```
 */
export class AccountHarness extends ComponentHarness {
  static readonly hostSelector = 'auth0-account';

  /** The texts of the navigation. */
  async navigation(): Promise<readonly string[]> {
    const buttons = await this.locatorForAll('nav button')();
    return Promise.all(buttons.map((button) => button.text({ exclude: '.a0-dot' })));
  }

  /** The text of the section that is shown. */
  async current(): Promise<string> {
    return (await this.locatorFor('nav [aria-current]')()).text({ exclude: '.a0-dot' });
  }

  /** Opens a section by the navigation. */
  async open(name: AccountSectionName): Promise<AccountSectionHarness> {
    const button = await this.locatorForOptional(`nav [data-section=${name}]`)();
    if (!button) {
      throw new Error(
        `The section ${name} is not offered. These are: ${(await this.navigation()).join(', ')}.`,
      );
    }
    await button.click();
    return this.locatorFor(AccountSectionHarness.with({ section: name }))();
  }
}
