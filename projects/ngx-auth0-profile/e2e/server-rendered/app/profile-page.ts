import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { HasScope, ProfileService } from 'ngx-auth0-profile';
import { AUTH0_SETTINGS } from './auth0-settings';

interface Metadata {
  readonly city?: string;
}

@Component({
  selector: 'app-profile-page',
  imports: [HasScope],
  template: `
    <h2>Your profile</h2>
    @if (profile(); as profile) {
      <p>{{ profile.email }}</p>
      <label>City <input #city [value]="profile.user_metadata.city ?? ''" /></label>
      <button *auth0ProfileHasScope="'update:current_user_metadata'" (click)="save(city.value)">
        Save
      </button>
      <p role="status">{{ status() }}</p>
    } @else {
      <p>Loading</p>
    }
    @if (factors.hasValue()) {
      <p>Second factors: {{ factors.value().length }}</p>
    }
  `,
})
export class ProfilePage {
  private readonly profiles = inject(ProfileService<Metadata>);
  private readonly domain = inject(AUTH0_SETTINGS).domain;
  protected readonly profile = this.profiles.profile;
  protected readonly status = this.profiles.status;
  // There is no profile on the server, so only the browser sends this request. A page of a BFF has no domain.
  protected readonly factors = httpResource<readonly unknown[]>(() => {
    const id = this.profile()?.user_id;
    return id && this.domain && `${this.domain}/api/v2/users/${encodeURIComponent(id)}/enrollments`;
  });

  protected async save(city: string): Promise<void> {
    await this.profiles.updateMetadata({ city });
  }
}
