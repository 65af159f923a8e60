import { computed, inject } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';
import { AccountAccess } from '../access/account-access';
import { Draft } from '../draft/draft';
import type { ShownField } from '../fields/field-definition';
import type { SectionView } from '../frame/section-view';
import { AccountLanguageService } from '../texts/account-language-service';

/** The longest first and last name that Auth0 stores (Management API, `PATCH /users/{id}`). */
const MAX_NAME = 150;
/** The longest name and nickname. */
const MAX_FULL_NAME = 300;

/** Shows and edits the attributes of the user: names and picture. Call in an injection context. */
export function profileView(): SectionView {
  const profiles = inject(ProfileService);
  const access = inject(AccountAccess);
  const { texts } = inject(AccountLanguageService);
  const { profile } = profiles;
  return {
    name: 'profile',
    person: () => {
      const { name, nickname, email = '', picture = '' } = profile() ?? {};
      return { name: name ?? nickname ?? email, detail: email, picture };
    },
    form: {
      draft: new Draft({
        key: 'profile',
        stored: () => ({ ...profile() }),
        save: (changes) => profiles.update(changes),
      }),
      fields: computed<readonly ShownField[]>(() => {
        const { name, givenName, familyName, nickname, picture, pictureHint } = texts();
        const text = (
          field: 'name' | 'given_name' | 'family_name' | 'nickname',
          label: string,
          maxLength: number,
        ) =>
          ({
            kind: 'text',
            name: field,
            label,
            maxLength,
            locked: access.lockOf(field),
            half: maxLength === MAX_NAME,
            autocomplete: field.replace('_', '-'),
          }) as const;
        return [
          text('name', name, MAX_FULL_NAME),
          text('given_name', givenName, MAX_NAME),
          text('family_name', familyName, MAX_NAME),
          text('nickname', nickname, MAX_FULL_NAME),
          {
            kind: 'url',
            name: 'picture',
            label: picture,
            hint: pictureHint,
            locked: access.lockOf('picture'),
          },
        ];
      }),
    },
  };
}
