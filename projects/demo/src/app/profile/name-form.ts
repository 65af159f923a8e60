import { Component, inject, input } from '@angular/core';
import {
  FormField,
  FormRoot,
  disabled,
  form,
  maxLength,
  pattern,
  required,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ProfileService, type UserProfile } from 'ngx-auth0-profile';

import { ProblemNote } from '../problems/problem-note';
import { WaitingNote } from '../problems/waiting-note';
import { createDraft } from './create-draft';
import { keepDraft } from './keep-draft';
import type { ReaderMetadata } from './reader-metadata';
import { NO_CHANGES, SaveResult } from './save-result';

/** Changes name and picture, where the tenant's policy lets the user do it. */
@Component({
  selector: 'demo-name-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemNote,
    WaitingNote,
  ],
  templateUrl: './name-form.html',
  styleUrl: './form-card.scss',
})
export class NameForm {
  private readonly profiles = inject(ProfileService);

  readonly profile = input.required<UserProfile<ReaderMetadata>>();

  private readonly draft = createDraft(() => toModel(this.profile()));
  protected readonly form = form(
    this.draft.model,
    (account) => {
      disabled(account.name, { when: () => this.lockOf('name') });
      disabled(account.picture, { when: () => this.lockOf('picture') });
      required(account.name, { message: 'Enter a name.' });
      maxLength(account.name, 300, { message: 'Use at most 300 characters.' });
      pattern(account.picture, /^(?:https?:\/\/\S+)?$/, {
        message: 'The URL must start with https://',
      });
    },
    { submission: { action: () => this.result.track(() => this.save()) } },
  );
  protected readonly result = new SaveResult();

  constructor() {
    keepDraft('name-form', this.draft);
  }

  /** Why the tenant does not let the user change a field; `false` when it does, or when that is not known yet. */
  private lockOf(field: 'name' | 'picture'): string | false {
    const policy = this.profiles.policy()[field];
    if (policy?.editable !== false) {
      return false;
    }
    return policy.reason === 'managed_by_identity_provider'
      ? 'Managed by the account you log in with.'
      : 'Cannot be changed here.';
  }

  private async save(): Promise<string> {
    const changes = this.draft.changes();
    if (Object.keys(changes).length === 0) {
      return NO_CHANGES;
    }
    const { picture, ...names } = changes;
    await this.profiles.update(
      picture === undefined ? names : { ...names, picture: picture || null },
    );
    this.draft.saved(changes);
    return 'Saved.';
  }
}

function toModel(profile: UserProfile<ReaderMetadata>): { name: string; picture: string } {
  return { name: profile.name ?? '', picture: profile.picture ?? '' };
}
