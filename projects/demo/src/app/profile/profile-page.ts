import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { AuthService } from '@auth0/auth0-angular';
import { ProfileService } from 'ngx-auth0-profile';

import { RequestLogView } from '../request-log/request-log-view';
import { EmailForm } from './email-form';
import { MetadataForm } from './metadata-form';
import { NameForm } from './name-form';
import { PasswordCard } from './password-card';
import { ProblemNote } from '../problems/problem-note';
import { ProfileCard } from './profile-card';
import type { ReaderMetadata } from './reader-metadata';

/** Shows the reader's profile with a form for each way to edit it. */
@Component({
  selector: 'demo-profile-page',
  imports: [
    EmailForm,
    RequestLogView,
    MatButton,
    MetadataForm,
    NameForm,
    PasswordCard,
    ProblemNote,
    ProfileCard,
  ],
  templateUrl: './profile-page.html',
  styleUrl: './profile-page.scss',
})
export class ProfilePage {
  private readonly auth = inject(AuthService);
  private readonly profiles = inject<ProfileService<ReaderMetadata>>(ProfileService);

  protected readonly authenticated = toSignal(this.auth.isAuthenticated$);
  protected readonly loadingSession = toSignal(this.auth.isLoading$, { initialValue: true });
  protected readonly profile = this.profiles.profile;
  protected readonly error = this.profiles.error;

  protected login(): void {
    this.auth.loginWithRedirect({ appState: { target: '/profile' } });
  }
}
