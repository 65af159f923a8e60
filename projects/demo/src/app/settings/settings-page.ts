import { Component, inject, signal } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { ProfileService } from 'ngx-auth0-profile';

import { RequestLogView } from '../request-log/request-log-view';
import { ProblemNote } from '../problems/problem-note';
import type { ReaderMetadata } from '../profile/reader-metadata';

type Theme = NonNullable<ReaderMetadata['theme']>;

/** A page behind `scopeGuard('update:current_user_metadata')`: one setting, saved when it is chosen. */
@Component({
  selector: 'demo-settings-page',
  imports: [RequestLogView, MatButtonToggle, MatButtonToggleGroup, ProblemNote],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  private readonly profiles = inject<ProfileService<ReaderMetadata>>(ProfileService);

  protected readonly profile = this.profiles.profile;
  protected readonly result = signal('');
  protected readonly problem = signal<unknown>(undefined);
  protected readonly themes: readonly { value: Theme; label: string }[] = [
    { value: 'system', label: 'Same as the device' },
    { value: 'light', label: 'Light' },
    { value: 'dark', label: 'Dark' },
  ];

  protected async choose(theme: Theme): Promise<void> {
    this.result.set('');
    this.problem.set(undefined);
    try {
      await this.profiles.updateMetadata({ theme });
      this.result.set('Saved.');
    } catch (error) {
      this.problem.set(error);
    }
  }
}
