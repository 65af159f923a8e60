import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { provideAuth0 } from '@auth0/auth0-angular';
import {
  profileInterceptor,
  ProfileService,
  provideAuth0Profile,
  scopeGuard,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { auth0Settings } from '../auth0-settings';
import { startMinimalApp } from '../minimal-app';

@Component({
  selector: 'app-profile',
  template: `<h1>{{ profile()?.name }}</h1>
    <button (click)="save()">Save</button>`,
})
class Profile {
  private readonly profiles = inject(ProfileService);
  protected readonly profile = this.profiles.profile;

  protected save(): void {
    void this.profiles.updateMetadata({ theme: 'dark' });
  }
}

startMinimalApp(
  [
    provideHttpClient(withInterceptors([profileInterceptor])),
    provideAuth0(auth0Settings),
    provideAuth0Profile(withAuth0Angular()),
  ],
  { component: Profile, canActivate: [scopeGuard('update:current_user_metadata')] },
);
