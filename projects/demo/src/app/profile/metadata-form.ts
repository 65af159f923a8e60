import { Component, inject, input } from '@angular/core';
import { FormField, FormRoot, form, maxLength } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { ProfileService } from 'ngx-auth0-profile';

import { ProblemNote } from '../problems/problem-note';
import { WaitingNote } from '../problems/waiting-note';
import { createDraft } from './create-draft';
import { keepDraft } from './keep-draft';
import type { ReaderMetadata } from './reader-metadata';
import { NO_CHANGES, SaveResult } from './save-result';

/** The reader's settings, saved in `user_metadata` straight from the browser. */
@Component({
  selector: 'demo-metadata-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    MatSlideToggle,
    ProblemNote,
    WaitingNote,
  ],
  templateUrl: './metadata-form.html',
  styleUrl: './form-card.scss',
})
export class MetadataForm {
  private readonly profiles = inject<ProfileService<ReaderMetadata>>(ProfileService);

  readonly metadata = input.required<ReaderMetadata>();

  private readonly draft = createDraft(() => toModel(this.metadata()));
  protected readonly form = form(
    this.draft.model,
    (settings) => {
      maxLength(settings.tagline, 80, { message: 'Use at most 80 characters.' });
      maxLength(settings.city, 60, { message: 'Use at most 60 characters.' });
    },
    { submission: { action: () => this.result.track(() => this.save()) } },
  );
  protected readonly result = new SaveResult();

  protected readonly themes = [
    { value: 'system', label: 'System' },
    { value: 'light', label: 'Light' },
    { value: 'dark', label: 'Dark' },
  ] as const;
  protected readonly languages = [
    { value: 'en', label: 'English' },
    { value: 'es', label: 'Español' },
    { value: 'fr', label: 'Français' },
    { value: 'pt', label: 'Português' },
  ];

  constructor() {
    keepDraft('metadata-form', this.draft);
  }

  private async save(): Promise<string> {
    const changes = this.draft.changes();
    if (Object.keys(changes).length === 0) {
      return NO_CHANGES;
    }
    const { city, ...settings } = changes;
    // The library merges nested objects, so the country is kept.
    await this.profiles.updateMetadata(
      city === undefined ? settings : { ...settings, address: { city } },
    );
    this.draft.saved(changes);
    return 'Saved.';
  }
}

interface SettingsModel {
  theme: 'system' | 'light' | 'dark';
  language: string;
  tagline: string;
  newsletter: boolean;
  city: string;
}

function toModel(metadata: ReaderMetadata): SettingsModel {
  return {
    theme: metadata.theme ?? 'system',
    language: metadata.language ?? 'en',
    tagline: metadata.tagline ?? '',
    newsletter: metadata.newsletter ?? false,
    city: metadata.address?.city ?? '',
  };
}
