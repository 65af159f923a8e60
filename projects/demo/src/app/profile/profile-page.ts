import { Component, type OnInit, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ProfileService, type UserProfile, injectSession } from 'ngx-auth0-profile';

import { FaultPanel } from '../faults/fault-panel';
import { RequestLogView } from '../request-log/request-log-view';
import { EmailForm } from './email-form';
import { MetadataForm } from './metadata-form';
import { NameForm } from './name-form';
import { PasswordCard } from './password-card';
import { PasswordChange } from './password-change';
import { ProblemNote } from '../problems/problem-note';
import { WaitingNote } from '../problems/waiting-note';
import { ProfileCard } from './profile-card';
import type { ReaderMetadata } from './reader-metadata';

/** Shows the reader's profile with a form for each way to edit it. */
@Component({
  selector: 'demo-profile-page',
  imports: [
    EmailForm,
    FaultPanel,
    RequestLogView,
    MatButton,
    MetadataForm,
    NameForm,
    PasswordCard,
    ProblemNote,
    ProfileCard,
    RouterLink,
    WaitingNote,
  ],
  templateUrl: './profile-page.html',
  styleUrl: './profile-page.scss',
})
export class ProfilePage implements OnInit {
  private readonly profiles = inject<ProfileService<ReaderMetadata>>(ProfileService);
  private readonly passwordChange = inject(PasswordChange);

  /** Set by the tenant's page for a new password when it redirects back. */
  readonly success = input<string>();

  protected readonly passwordChanged = signal(false);
  protected readonly session = injectSession();
  protected readonly profile = this.profiles.profile;
  protected readonly error = this.profiles.error;
  /** The profile, or the last one where the session has ended; none at first. */
  protected readonly shownProfiles = linkedSignal<
    UserProfile<ReaderMetadata> | undefined,
    readonly UserProfile<ReaderMetadata>[]
  >({
    source: this.profile,
    computation: (profile, previous) => (profile ? [profile] : (previous?.value ?? [])),
  });

  ngOnInit(): void {
    this.passwordChanged.set(this.passwordChange.consumeSuccess(this.success()));
  }

  protected async reload(): Promise<void> {
    // The `error` signal shows a failure.
    await this.profiles.load().catch(() => undefined);
  }
}
