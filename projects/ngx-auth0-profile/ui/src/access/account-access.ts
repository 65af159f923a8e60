import { Injectable, computed, inject } from '@angular/core';
import { ProfileService, ɵinjectHasProxy as injectHasProxy } from 'ngx-auth0-profile';
import { AccountLanguageService } from '../texts/account-language-service';
import { fill } from '../texts/account-language';
import { providerName } from './provider-name';

/** What the user can change, and the reason for what not. */
@Injectable({ providedIn: 'root' })
export class AccountAccess {
  private readonly profile = inject(ProfileService).profile;
  private readonly isProxyConfigured = injectHasProxy();
  private readonly language = inject(AccountLanguageService);

  /** Whether there is a back end. A configuration that is loaded at run time is there before the profile. */
  private readonly hasProxy = computed(() => {
    this.profile();
    return this.isProxyConfigured();
  });
  /** The identity that the user logs in with. */
  private readonly identity = computed(() => this.profile()?.identities?.[0]);

  /** Why the attributes of the account cannot be changed; `undefined` when they can. */
  readonly attributesLocked = computed(() =>
    this.hasProxy() ? undefined : this.language.texts().lockedHere,
  );
  /** Why the e-mail address cannot be changed. */
  readonly emailLocked = computed(() => {
    const { lockedByProvider } = this.language.texts();
    return this.providerOr(lockedByProvider) ?? this.attributesLocked();
  });
  /** Why the password cannot be changed. */
  readonly passwordLocked = computed(() => {
    const { passwordOfProvider } = this.language.texts();
    return this.providerOr(passwordOfProvider) ?? this.withoutBackEnd();
  });
  /** Why a section that needs a back end is not available. */
  readonly withoutBackEnd = computed(() =>
    this.hasProxy() ? undefined : this.language.texts().notAvailable,
  );

  /** The text with the name of the provider, for a user of another provider than the tenant's own database. */
  private providerOr(text: string): string | undefined {
    const identity = this.identity();
    return identity && identity.provider !== 'auth0'
      ? fill(text, { provider: providerName(identity, this.language.texts()) })
      : undefined;
  }
}
