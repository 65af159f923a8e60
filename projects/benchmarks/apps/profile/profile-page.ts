import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { afterRenderEffect, Component, inject } from '@angular/core';
import { AuthService, provideAuth0 } from '@auth0/auth0-angular';
import {
  profileInterceptor,
  ProfileService,
  provideAuth0Profile,
  type Auth0ProfileFeature,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { startMinimalApp } from '../minimal-app';
import { auth0Settings, reportProfileShown } from './setting';

@Component({
  selector: 'app-profile',
  template: `
    @if (profile(); as profile) {
      <h1>{{ profile.name }}</h1>
      <p id="theme">{{ profile.user_metadata['theme'] }}</p>
    } @else {
      <button (click)="logIn()">Log in</button>
    }
  `,
})
class Profile {
  protected readonly profile = inject(ProfileService).profile;
  private readonly auth = inject(AuthService);

  constructor() {
    afterRenderEffect(() => {
      if (this.profile()) {
        reportProfileShown();
      }
    });
  }

  protected logIn(): void {
    this.auth.loginWithRedirect();
  }
}

/** Starts the application whose first page shows the profile. */
export function startProfilePage(...features: readonly Auth0ProfileFeature[]): void {
  startMinimalApp(
    [
      provideHttpClient(withInterceptors([profileInterceptor])),
      provideAuth0(auth0Settings),
      provideAuth0Profile(withAuth0Angular(), ...features),
    ],
    { component: Profile },
  );
}
