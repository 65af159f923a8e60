import { inject, signal } from '@angular/core';
import { AccountService, ProfileService } from 'ngx-auth0-profile';
import { AccountAccess } from '../access/account-access';
import { Draft } from '../draft/draft';
import { SectionParts } from '../frame/section-parts';
import type { SectionView } from '../frame/section-view';
import { fill } from '../texts/account-language';
import { AccountLanguageService } from '../texts/account-language-service';

/** Shows the e-mail address, whether it is verified, and changes it. Call in an injection context. */
export function emailView(): SectionView {
  const profiles = inject(ProfileService);
  const accounts = inject(AccountService);
  const access = inject(AccountAccess);
  const { texts } = inject(AccountLanguageService);
  const requested = signal('');
  const address = () => profiles.profile()?.email ?? '';
  return {
    name: 'email',
    parts: SectionParts,
    intro: () => texts().emailIntro,
    items: () => {
      const { verified, notVerified, sendVerification, verificationSent } = texts();
      const isGood = profiles.profile()?.email_verified === true;
      const title = address();
      const run = async () => {
        await accounts.sendVerificationEmail();
        return verificationSent;
      };
      const canSend = !isGood && !access.withoutBackEnd();
      return title
        ? [
            {
              id: 'email',
              title,
              badge: isGood ? verified : notVerified,
              isGood,
              detail: access.lockOf('email') ?? '',
              commands: canSend ? [{ label: sendVerification, run }] : [],
            },
          ]
        : [];
    },
    empty: () => texts().none,
    form: {
      draft: new Draft({
        key: 'email',
        stored: () => ({}),
        save: async ({ email }) => {
          await profiles.update({ email: String(email) });
          requested.set(String(email));
        },
      }),
      fields: () =>
        access.lockOf('email') === undefined
          ? [{ kind: 'email', name: 'email', label: texts().newEmail, autocomplete: 'email' }]
          : [],
      // The back end does not tell whether another account has the address.
      done: () => {
        const email = requested();
        const { emailChanged, emailRequested } = texts();
        return email === address() ? emailChanged : fill(emailRequested, { email });
      },
    },
  };
}
