import { Component, inject } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';
import { UserMessagePipe } from 'ngx-auth0-profile/messages';

/** Shows the profile and its errors, as every page about the user does. */
@Component({
  selector: 'app-profile-page',
  imports: [UserMessagePipe],
  template: `<h1>{{ profiles.profile()?.name }}</h1>
    <p role="alert">{{ profiles.error() | auth0UserMessage }}</p>`,
})
export class ProfilePage {
  protected readonly profiles = inject(ProfileService);
}
