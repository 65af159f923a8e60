import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectToProfileError } from './inject-to-profile-error';
import { LazyAuthorization } from './lazy-authorization';

/**
 * A function that resolves to the id of the signed-in user, once the SDK knows it, and rejects with
 * `login-required` when nobody is signed in. Call in an injection context.
 */
export function injectUserId(): () => Promise<string> {
  const lazy = inject(LazyAuthorization);
  const toProfileError = injectToProfileError();
  const onServer = isPlatformServer(inject(PLATFORM_ID));
  return async () => {
    const user = onServer ? undefined : await (await lazy.start()).port.user();
    if (!user) {
      throw await toProfileError(
        new Auth0ProfileError('login-required', 'Nobody is signed in. Let the user log in.'),
      );
    }
    return user;
  };
}
