import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { ProfileService } from 'ngx-auth0-profile';

import { changesBetween } from './changes-between';
import { ProblemNote } from '../problems/problem-note';
import type { ReaderMetadata } from './reader-metadata';

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
  ],
  templateUrl: './metadata-form.html',
  styleUrl: './form-card.scss',
})
export class MetadataForm {
  private readonly profiles = inject<ProfileService<ReaderMetadata>>(ProfileService);

  readonly metadata = input.required<ReaderMetadata>();

  private readonly model = linkedSignal(() => toModel(this.metadata()));
  protected readonly form = form(
    this.model,
    (settings) => {
      maxLength(settings.tagline, 80, { message: 'Use at most 80 characters.' });
      maxLength(settings.city, 60, { message: 'Use at most 60 characters.' });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly result = signal('');
  protected readonly problem = signal<unknown>(undefined);

  protected readonly themes = [
    { value: 'system', label: 'Same as the device' },
    { value: 'light', label: 'Light' },
    { value: 'dark', label: 'Dark' },
  ] as const;
  protected readonly languages = [
    { value: 'en', label: 'English' },
    { value: 'es', label: 'Español' },
    { value: 'fr', label: 'Français' },
    { value: 'pt', label: 'Português' },
  ];

  private async save(): Promise<void> {
    const { city, ...changes } = changesBetween(toModel(this.metadata()), this.model());
    this.result.set('');
    this.problem.set(undefined);
    try {
      // The library merges nested objects, so the country is kept.
      await this.profiles.updateMetadata(
        city === undefined ? changes : { ...changes, address: { city } },
      );
      this.result.set('Saved.');
    } catch (error) {
      this.problem.set(error);
    }
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
