import { Injectable, computed, inject } from '@angular/core';
import {
  ProfileService,
  ɵAUTHENTICATION_COMMANDS as AUTHENTICATION_COMMANDS,
  ɵinjectHasProxy as injectHasProxy,
} from 'ngx-auth0-profile';
import { AccountLanguageService } from '../texts/account-language-service';
import { fill } from '../texts/account-language';
import { providerName } from './provider-name';
import type { AccountSectionName } from './section-name';

/** The attributes that a form can edit. */
type Attribute = 'name' | 'given_name' | 'family_name' | 'nickname' | 'picture' | 'email';

/** What the user can change, and the reason for what not. */
@Injectable({ providedIn: 'root' })
export class AccountAccess {
  private readonly profiles = inject(ProfileService);
  private readonly policy = this.profiles.policy;
  private readonly isProxyConfigured = injectHasProxy();
  private readonly usesMyAccount = inject(AUTHENTICATION_COMMANDS, { optional: true }) !== null;
  private readonly language = inject(AccountLanguageService);

  /** The identity that the user logs in with. */
  private readonly identity = computed(() => this.profiles.profile()?.identities?.[0]);

  /** Why a section that needs a back end is not available. */
  readonly withoutBackEnd = computed(() => {
    // A configuration that is loaded at run time is there before the profile.
    this.profiles.profile();
    return this.isProxyConfigured() ? undefined : this.language.texts().notAvailable;
  });
  /** Why the password cannot be changed. */
  readonly passwordLocked = computed(
    () =>
      this.byProvider(this.language.texts().passwordOfProvider) ??
      (this.usesMyAccount ? undefined : this.withoutBackEnd()),
  );

  /** The title of a section. */
  titleOf(name: AccountSectionName): string {
    const texts = this.language.texts();
    return name === 'security' && this.usesMyAccount ? texts.methods : texts[name];
  }

  /** Why an attribute cannot be changed; `undefined` when it can, or that is not known yet. */
  lockOf(attribute: Attribute): string | undefined {
    const { lockedHere, lockedByProvider } = this.language.texts();
    const policy = this.policy()[attribute];
    const isManaged = policy?.source === 'idp' || attribute === 'email';
    const byProvider = isManaged ? this.byProvider(lockedByProvider) : undefined;
    return policy?.editable === false
      ? (byProvider ?? lockedHere)
      : attribute === 'email'
        ? byProvider
        : undefined;
  }

  /** The text with the name of the provider, for a user of another provider than the tenant's own database. */
  private byProvider(text: string): string | undefined {
    const identity = this.identity();
    return identity && identity.provider !== 'auth0'
      ? fill(text, { provider: providerName(identity, this.language.texts()) })
      : undefined;
  }
}
