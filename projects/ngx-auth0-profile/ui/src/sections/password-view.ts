import { DOCUMENT, inject } from '@angular/core';
import { AccountService } from 'ngx-auth0-profile';
import { AccountAccess } from '../access/account-access';
import type { SectionView } from '../frame/section-view';
import { AccountLanguageService } from '../texts/account-language-service';

/** Opens the tenant's page on which the user sets a new password. Call in an injection context. */
export function passwordView(): SectionView {
  const accounts = inject(AccountService);
  const view = inject(DOCUMENT).defaultView;
  const { texts } = inject(AccountLanguageService);
  return {
    name: 'password',
    intro: () => texts().passwordIntro,
    unavailable: inject(AccountAccess).passwordLocked,
    commands: () => [
      {
        label: texts().changePassword,
        run: async () => {
          view?.location.assign(await accounts.createPasswordTicket());
          return texts().openingPassword;
        },
      },
    ],
  };
}
