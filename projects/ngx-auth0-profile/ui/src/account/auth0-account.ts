import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  afterNextRender,
  computed,
  contentChild,
  contentChildren,
  inject,
  input,
  linkedSignal,
  model,
  runInInjectionContext,
  untracked,
} from '@angular/core';
import { keepOnRedirect } from 'ngx-auth0-profile';
import { AccountAccess } from '../access/account-access';
import { SECTION_NAMES, type AccountSectionName } from '../access/section-name';
import { UnsavedChanges } from '../draft/unsaved-changes';
import type { PreferenceField } from '../fields/field-definition';
import { AccountFieldTemplate } from '../form/field-template';
import { AccountFrame, type UnavailableSection } from '../frame/account-frame';
import { AccountQrCodeTemplate } from '../frame/qr-code-template';
import type { SectionView } from '../frame/section-view';
import type { DeviceLoader } from '../sections/devices-view';
import type { LinkLogin } from '../sections/identities-view';
import { importOtherSections, injectLazyView } from '../sections/lazy-view';
import { preferencesView } from '../sections/preferences-view';
import { profileView } from '../sections/profile-view';
import { AccountLanguageService } from '../texts/account-language-service';

/**
 * The account page of the signed-in user: all sections with their navigation. A section that was opened once stays,
 * with what was entered in it.
 *
 * @example
 * ```ts
 * import { Auth0Account, type PreferenceFields } from 'ngx-auth0-profile/ui';
 *
 * @Component({
 *   selector: 'app-account-page',
 *   imports: [Auth0Account],
 *   template: `<h1>Your account</h1>
 *     <auth0-account [preferences]="preferences" />`,
 * })
 * export class AccountPage {
 *   protected readonly preferences: PreferenceFields<{ newsletter?: boolean }> = [
 *     { kind: 'switch', name: 'newsletter', label: 'Newsletter' },
 *   ];
 * }
 * ```
 */
@Component({
  selector: 'auth0-account',
  imports: [AccountFrame],
  templateUrl: './auth0-account.html',
  host: { class: 'a0-root a0-account' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Auth0Account {
  protected readonly access = inject(AccountAccess);
  private readonly injector = inject(Injector);
  private readonly templates = contentChildren(AccountFieldTemplate);
  private readonly qrCode = contentChild(AccountQrCodeTemplate);
  protected readonly texts = inject(AccountLanguageService).texts;
  protected readonly unsaved = inject(UnsavedChanges).keys;

  /** The section that is shown. Bind it to a route or a fragment for links to a section. Default: the first one. */
  readonly section = model<AccountSectionName>();
  /** The sections that are offered. Default: all that are available. */
  readonly sections = input<readonly AccountSectionName[]>(SECTION_NAMES);
  /** The fields of the preferences. Without one there is no such section. */
  readonly preferences = input<readonly PreferenceField[]>([]);
  /** Logs in to an account that the user wants to connect. Without it no account can be added. */
  readonly linkLogin = input<LinkLogin>();
  /** Reads the devices of the user. Without it that section is not available. */
  readonly loadDevices = input<DeviceLoader>();
  /** Whether sections are offered that are not available. Default: `hide`. */
  readonly unavailable = input<UnavailableSection>('hide');

  protected readonly shown = computed(() =>
    this.sections().filter((name) => this.unavailable() === 'explain' || this.isAvailable(name)),
  );
  protected readonly current = computed(() => {
    const section = this.section();
    return section && this.shown().includes(section) ? section : this.shown()[0];
  });
  /** The sections that have been opened, in the order of the page. */
  protected readonly opened = linkedSignal<
    AccountSectionName | undefined,
    readonly AccountSectionName[]
  >({
    source: () => this.current(),
    computation: (current, previous) =>
      SECTION_NAMES.filter((name) => name === current || previous?.value.includes(name)),
  });

  private readonly create: Readonly<Record<AccountSectionName, () => () => SectionView>> = {
    profile: () => constant(profileView()),
    preferences: () => constant(preferencesView(this.preferences, this.templates)),
    email: () => injectLazyView('email', (module) => module.emailView()),
    password: () =>
      injectLazyView('password', (module) => module.passwordView(), this.access.passwordLocked),
    identities: () =>
      injectLazyView('identities', (module) => module.identitiesView(this.linkLogin)),
    security: () =>
      injectLazyView('security', (module) => module.securityView(() => this.qrCode()?.template)),
    devices: () =>
      injectLazyView(
        'devices',
        (module) => module.devicesView(this.loadDevices),
        () => (this.loadDevices() ? undefined : this.texts().notAvailable),
      ),
    deletion: () =>
      injectLazyView('deletion', (module) => module.deletionView(), this.access.withoutBackEnd),
  };
  private readonly views: Partial<Record<AccountSectionName, () => SectionView>> = {};

  constructor() {
    afterNextRender(() => {
      // Not needed for the first section, but for each other one, also when the connection is lost by then.
      importOtherSections().catch(() => undefined);
    });
    keepOnRedirect('auth0-account', {
      read: () => this.section(),
      restore: (section: AccountSectionName) => {
        this.section.set(section);
      },
    });
  }

  /** The section with its entries, which is created when it is opened first. */
  protected viewOf(name: AccountSectionName): () => SectionView {
    return (this.views[name] ??= untracked(() =>
      runInInjectionContext(this.injector, this.create[name]),
    ));
  }

  private isAvailable(name: AccountSectionName): boolean {
    switch (name) {
      case 'preferences':
        return this.preferences().length > 0;
      case 'devices':
        return this.loadDevices() !== undefined;
      case 'password':
        return this.access.passwordLocked() === undefined;
      case 'deletion':
        return this.access.withoutBackEnd() === undefined;
      default:
        return true;
    }
  }
}

function constant<T>(value: T): () => T {
  return () => value;
}
