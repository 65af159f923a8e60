import { Component, inject } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';

@Component({ selector: 'app-profile-page', template: `<h1>{{ profile()?.name }}</h1>` })
export class ProfilePage {
  protected readonly profile = inject(ProfileService).profile;
}
