import { computed, inject } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';
import { Draft } from '../draft/draft';
import type { PreferenceField } from '../fields/field-definition';
import type { AccountFieldTemplate } from '../form/field-template';
import type { SectionView } from '../frame/section-view';

/** Edits members of `user_metadata`. Call in an injection context. */
export function preferencesView(
  fields: () => readonly PreferenceField[],
  templates: () => readonly AccountFieldTemplate[],
): SectionView {
  const profiles = inject(ProfileService);
  return {
    name: 'preferences',
    form: {
      draft: new Draft({
        key: 'preferences',
        stored: () => profiles.profile()?.user_metadata ?? {},
        save: (changes) => profiles.updateMetadata(changes),
      }),
      fields,
      templates: computed(() =>
        Object.fromEntries(templates().map((own) => [own.auth0AccountField(), own.template])),
      ),
    },
  };
}
