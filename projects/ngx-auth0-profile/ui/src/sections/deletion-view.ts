import { inject } from '@angular/core';
import { AccountService, ProfileService, injectSession } from 'ngx-auth0-profile';
import { AccountAccess } from '../access/account-access';
import { Draft } from '../draft/draft';
import type { SectionView } from '../frame/section-view';
import { fill } from '../texts/account-language';
import { AccountLanguageService } from '../texts/account-language-service';

/** Deletes the account after the user has typed its address, then logs out. Call in an injection context. */
export function deletionView(): SectionView {
  const { profile } = inject(ProfileService);
  const accounts = inject(AccountService);
  const session = injectSession();
  const { texts } = inject(AccountLanguageService);
  return {
    name: 'deletion',
    intro: () => texts().deletionIntro,
    unavailable: inject(AccountAccess).withoutBackEnd,
    form: {
      draft: new Draft({
        key: 'deletion',
        stored: () => ({}),
        save: async () => {
          await accounts.deleteAccount();
          // The account is gone, also where the logout cannot begin.
          session.logout().catch(() => undefined);
        },
        isTransient: true,
      }),
      fields: () => {
        const { email, username, user_id: id = '' } = profile() ?? {};
        const expected = email ?? username ?? id;
        const label = fill(texts().deletionWord, { word: expected });
        return [{ kind: 'text', name: 'word', label, expected }];
      },
      label: () => texts().deleteAccount,
      done: () => texts().deleted,
      isDangerous: true,
    },
  };
}
