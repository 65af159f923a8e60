import { DOCUMENT, inject } from '@angular/core';
import { AccountService, isAuth0ProfileError } from 'ngx-auth0-profile';
import { AccountAccess } from '../access/account-access';
import { SectionParts } from '../frame/section-parts';
import type { SectionView } from '../frame/section-view';
import { AccountLanguageService } from '../texts/account-language-service';
import { injectLazySection } from './lazy-section';

/** What an application reports that may not use the My Account API. */
const UNAVAILABLE = /^(?:configuration|missing-scope|forbidden|not-found)$/;

/**
 * Changes the password by the My Account API; without it, opens the tenant's page on which the user sets a new one.
 * Call in an injection context.
 */
export function passwordView(): SectionView {
  const accounts = inject(AccountService);
  const access = inject(AccountAccess);
  const view = inject(DOCUMENT).defaultView;
  const { texts } = inject(AccountLanguageService);
  const lazy = injectLazySection((module, parts) => module.createPasswordSection(parts));

  const openTenantPage = async (): Promise<string> => {
    view?.location.assign(await accounts.createPasswordTicket());
    return texts().openingPassword;
  };
  const start = async (): Promise<string> => {
    try {
      return (await lazy?.load().then((section) => section.start())) ?? (await openTenantPage());
    } catch (error) {
      const isUnavailable = isAuth0ProfileError(error) && UNAVAILABLE.test(error.code);
      if (lazy && isUnavailable && !access.withoutBackEnd()) {
        return openTenantPage();
      }
      throw error;
    }
  };
  return {
    name: 'password',
    parts: SectionParts,
    intro: () => (lazy ? texts().passwordHere : texts().passwordIntro),
    unavailable: access.passwordLocked,
    commands: () =>
      lazy?.loaded()?.panel() ? [] : [{ label: texts().changePassword, run: start }],
    panel: () => lazy?.loaded()?.panel(),
    done: () => lazy?.loaded()?.done() ?? '',
    explain: (error) => lazy?.loaded()?.explain(error),
  };
}
