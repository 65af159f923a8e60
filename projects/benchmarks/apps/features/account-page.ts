import { Component, inject } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';
import { Auth0Account } from 'ngx-auth0-profile/ui';

@Component({
  selector: 'app-account-page',
  imports: [Auth0Account],
  template: `<h1>{{ profile()?.name }}</h1>
    <auth0-account />`,
})
export class AccountPage {
  protected readonly profile = inject(ProfileService).profile;
}
