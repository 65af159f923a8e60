import { Component, inject, linkedSignal } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { ProfileService } from 'ngx-auth0-profile';

import { RequestLogView } from '../request-log/request-log-view';
import { ProblemNote } from '../problems/problem-note';
import { WaitingNote } from '../problems/waiting-note';
import type { ReaderMetadata } from '../profile/reader-metadata';
import { editScope } from '../modes/mode';
import { SaveResult } from '../profile/save-result';

type Theme = NonNullable<ReaderMetadata['theme']>;

/** A page behind `scopeGuard()`: one setting that is saved when it is chosen. */
@Component({
  selector: 'demo-settings-page',
  imports: [RequestLogView, MatButtonToggle, MatButtonToggleGroup, ProblemNote, WaitingNote],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  private readonly profiles = inject<ProfileService<ReaderMetadata>>(ProfileService);

  protected readonly profile = this.profiles.profile;
  protected readonly loadError = this.profiles.error;
  protected readonly theme = linkedSignal<Theme>(() => this.storedTheme());
  protected readonly scope = editScope();
  protected readonly result = new SaveResult();
  protected readonly themes: readonly { value: Theme; label: string }[] = [
    { value: 'system', label: 'System' },
    { value: 'light', label: 'Light' },
    { value: 'dark', label: 'Dark' },
  ];

  protected async choose(theme: Theme): Promise<void> {
    this.theme.set(theme);
    await this.result.track(async () => {
      await this.profiles.updateMetadata({ theme });
      return 'Saved.';
    });
    if (this.result.problem()) {
      this.theme.set(this.storedTheme());
    }
  }

  private storedTheme(): Theme {
    return this.profile()?.user_metadata.theme ?? 'system';
  }
}
