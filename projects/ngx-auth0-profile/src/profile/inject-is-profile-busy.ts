import { inject } from '@angular/core';
import { ProfileStore } from './profile-store';

/**
 * A function that tells whether a command of `ProfileService` is running. It does not load the profile, as
 * `ProfileService` does; for `ngx-auth0-profile/testing`. Call in an injection context.
 */
export function injectIsProfileBusy(): () => boolean {
  const store = inject(ProfileStore);
  return () => store.running > 0;
}
