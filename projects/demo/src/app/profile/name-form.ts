import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, pattern, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ProfileService, type UserProfile } from 'ngx-auth0-profile';

import { changesBetween } from './changes-between';
import { ProblemNote } from '../problems/problem-note';
import type { ReaderMetadata } from './reader-metadata';

/** Changes name and picture, fields of the account itself, through the back end. */
@Component({
  selector: 'demo-name-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  templateUrl: './name-form.html',
  styleUrl: './form-card.scss',
})
export class NameForm {
  private readonly profiles = inject(ProfileService);

  readonly profile = input.required<UserProfile<ReaderMetadata>>();

  private readonly model = linkedSignal(() => toModel(this.profile()));
  protected readonly form = form(
    this.model,
    (account) => {
      required(account.name, { message: 'Enter a name.' });
      maxLength(account.name, 300, { message: 'Use at most 300 characters.' });
      pattern(account.picture, /^(?:https?:\/\/\S+)?$/, {
        message: 'The URL must start with https://',
      });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly result = signal('');
  protected readonly problem = signal<unknown>(undefined);

  private async save(): Promise<void> {
    this.result.set('');
    this.problem.set(undefined);
    try {
      const { picture, ...changes } = changesBetween(toModel(this.profile()), this.model());
      await this.profiles.update(
        picture === undefined ? changes : { ...changes, picture: picture || null },
      );
      this.result.set('Saved by the back end.');
    } catch (error) {
      this.problem.set(error);
    }
  }
}

function toModel(profile: UserProfile<ReaderMetadata>): { name: string; picture: string } {
  return { name: profile.name ?? '', picture: profile.picture ?? '' };
}
