import type { EnvironmentProviders, Provider, Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Auth0ProfileTestingController } from './auth0-profile-testing-controller';
import { provideAuth0ProfileTesting } from './provide-auth0-profile-testing';
import type { Auth0ProfileTestingOptions } from './testing-options';

/** What a component under test needs besides the library. */
export interface ProfileHarnessOptions extends Auth0ProfileTestingOptions {
  /** Further providers, such as a router. Default: none. */
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
  /** Values for the component's inputs. Default: none. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/**
 * Renders a component that uses the library, reads its text, clicks and types, and waits each time until
 * profile and page are stable.
 *
 * @example
 * ```ts
 * import { Component, inject } from '@angular/core';
 * import { ProfileService } from 'ngx-auth0-profile';
 * import { ProfileHarness } from 'ngx-auth0-profile/testing';
 *
 * @Component({ template: `<button (click)="profiles.updateMetadata({ theme: 'dark' })">Dark</button>` })
 * class ThemeButton {
 *   protected readonly profiles = inject(ProfileService<{ theme: string }>);
 * }
 *
 * it('saves the theme', async () => {
 *   const harness = await ProfileHarness.create(ThemeButton);
 *   await harness.click('button');
 *   expect(harness.controller.sent.at(-1)?.body).toEqual({ user_metadata: { theme: 'dark' } });
 * });
 * ```
 */
export class ProfileHarness<C> {
  private constructor(
    /** The fixture of the component. */
    readonly fixture: ComponentFixture<C>,
    /** Reads what was sent and scripts what comes. */
    readonly controller: Auth0ProfileTestingController,
  ) {}

  /** Configures `TestBed`, renders the component, and waits until profile and page are stable. */
  static async create<C>(
    component: Type<C>,
    { providers = [], inputs = {}, ...options }: ProfileHarnessOptions = {},
  ): Promise<ProfileHarness<C>> {
    TestBed.configureTestingModule({
      providers: [...providers, provideAuth0ProfileTesting(options)],
    });
    const fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) {
      fixture.componentRef.setInput(name, value);
    }
    const harness = new ProfileHarness(fixture, TestBed.inject(Auth0ProfileTestingController));
    await harness.settled();
    return harness;
  }

  /** The element for a CSS selector. Throws when there is none. */
  element(selector: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(selector);
    if (!found) {
      throw new Error(
        `No element matches "${selector}". The component shows: "${this.text()}". ` +
          'Check the selector, and the state that the template depends on.',
      );
    }
    return found;
  }

  /** Whether the component shows such an element. */
  has(selector: string): boolean {
    return this.root.querySelector(selector) !== null;
  }

  /** The text content of an element, or of the whole component, white space collapsed. */
  text(selector?: string): string {
    const element = selector === undefined ? this.root : this.element(selector);
    return element.textContent.replace(/\s+/g, ' ').trim();
  }

  /** Clicks an element and waits until profile and page are stable. Throws when it is disabled. */
  async click(selector: string): Promise<void> {
    const element = this.element(selector);
    if (element.matches(':disabled')) {
      throw new Error(
        `"${selector}" is disabled, so that a click does nothing. ` +
          'Make it enabled first, or expect harness.has() with ":disabled".',
      );
    }
    element.click();
    await this.settled();
  }

  /** Types a value into a field, as a user would, and waits until profile and page are stable. */
  async type(selector: string, value: string): Promise<void> {
    const field = this.element(selector) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  /** Waits until no request is open, no command of `ProfileService` runs, and the page is rendered. */
  async settled(): Promise<void> {
    this.fixture.detectChanges();
    await this.controller.settled();
    this.fixture.detectChanges();
    await this.fixture.whenStable();
    this.fixture.detectChanges();
  }

  private get root(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }
}
