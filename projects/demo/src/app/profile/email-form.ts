import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { FormField, FormRoot, email, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ProfileService, type UserProfile } from 'ngx-auth0-profile';

import { ProblemNote } from '../problems/problem-note';
import type { ReaderMetadata } from './reader-metadata';

const CHANGED =
  'Changed by the back end. The tenant’s session has ended with the old address: it will ask you to log in again.';
// The back end returns the same response when another user has the address, so that nobody can find out.
const REQUESTED = 'The back end has taken the request.';

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
  ],
  templateUrl: './email-form.html',
  styleUrl: './form-card.scss',
})
export class EmailForm {
  private readonly profiles = inject(ProfileService);

  readonly profile = input.required<UserProfile<ReaderMetadata>>();

  private readonly model = linkedSignal(() => ({ email: this.profile().email ?? '' }));
  protected readonly form = form(
    this.model,
    (account) => {
      required(account.email, { message: 'Enter an e-mail address.' });
      email(account.email, { message: 'This is not an e-mail address.' });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly result = signal('');
  protected readonly problem = signal<unknown>(undefined);

  private async save(): Promise<void> {
    this.result.set('');
    this.problem.set(undefined);
    try {
      const { email } = this.model();
      const profile = await this.profiles.update({ email });
      this.result.set(profile?.email === email ? CHANGED : REQUESTED);
    } catch (error) {
      this.problem.set(error);
    }
  }
}
