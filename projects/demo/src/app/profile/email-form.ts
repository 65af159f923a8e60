import { Component, inject, input } from '@angular/core';
import { FormField, FormRoot, email, form, required } from '@angular/forms/signals';
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

const CHANGED =
  'Changed by the back end. The tenant has ended your session, because the address has changed. It will ask you to log in again.';
// The back end returns the same response when another user has the address, so that nobody can find out.
const REQUESTED = 'The back end has received the request.';

/** Changes the e-mail address. It identifies the user, so a back end has to change it. */
@Component({
  selector: 'demo-email-form',
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
  templateUrl: './email-form.html',
  styleUrl: './form-card.scss',
})
export class EmailForm {
  private readonly profiles = inject(ProfileService);

  readonly profile = input.required<UserProfile<ReaderMetadata>>();

  private readonly draft = createDraft(() => ({ email: this.profile().email ?? '' }));
  protected readonly form = form(
    this.draft.model,
    (account) => {
      required(account.email, { message: 'Enter an e-mail address.' });
      email(account.email, { message: 'This is not an e-mail address.' });
    },
    { submission: { action: () => this.result.track(() => this.save()) } },
  );
  protected readonly result = new SaveResult();

  constructor() {
    keepDraft('email-form', this.draft);
  }

  private async save(): Promise<string> {
    const changes = this.draft.changes();
    const { email } = changes;
    if (email === undefined) {
      return NO_CHANGES;
    }
    const profile = await this.profiles.update({ email });
    this.draft.saved(changes);
    return profile?.email === email ? CHANGED : REQUESTED;
  }
}
