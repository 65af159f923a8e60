import { inject } from '@angular/core';
import { IdentityService, ProfileService } from 'ngx-auth0-profile';
import { providerName } from '../access/provider-name';
import { SectionParts } from '../frame/section-parts';
import type { SectionItem, SectionView } from '../frame/section-view';
import { fill } from '../texts/account-language';
import { AccountLanguageService } from '../texts/account-language-service';

/**
 * Lets the user log in to another account, and resolves to the raw ID token of that login; to `undefined` when the
 * user gives up.
 */
export type LinkLogin = () => Promise<string | undefined>;

/** The accounts that the user can log in with. Call in an injection context. */
export function identitiesView(linkLogin: () => LinkLogin | undefined): SectionView {
  const { profile } = inject(ProfileService);
  const service = inject(IdentityService);
  const { texts } = inject(AccountLanguageService);
  return {
    name: 'identities',
    parts: SectionParts,
    intro: () => texts().identitiesIntro,
    items: () => {
      const { email, identities = [] } = profile() ?? {};
      const { mainAccount, unlink, unlinkQuestion, unlinked } = texts();
      return identities.map((identity, index): SectionItem => {
        const account = providerName(identity, texts());
        const { email: other, name } = identity.profileData ?? {};
        const details = index === 0 ? [email] : [other, name];
        const run = async () => {
          await service.unlink(identity);
          return unlinked;
        };
        return {
          id: `${identity.provider}|${identity.user_id}`,
          title: account,
          detail: details.find((detail) => typeof detail === 'string') ?? '',
          ...(index === 0
            ? { badge: mainAccount }
            : { commands: [{ label: unlink, run, question: fill(unlinkQuestion, { account }) }] }),
        };
      });
    },
    commands: () => {
      const logIn = linkLogin();
      const { link, linked } = texts();
      const run = async () => {
        const idToken = await logIn?.();
        if (idToken === undefined) {
          return '';
        }
        await service.link(idToken);
        return linked;
      };
      return logIn ? [{ label: link, run }] : [];
    },
  };
}
