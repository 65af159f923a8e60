import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject } from '@angular/core';
import { loginRequiredError } from '../errors/login-errors';
import { injectToProfileError } from './inject-to-profile-error';
import { LazyAuthorization } from './lazy-authorization';

/**
 * A function that resolves to the id of the signed-in user, once the SDK knows it, and rejects with
 * `login-required` when nobody is signed in, and with `user-changed` when it is another user than the one that
 * the page shows. Call in an injection context.
 */
export function injectUserId(): (shown?: string) => Promise<string> {
  const lazy = inject(LazyAuthorization);
  const toProfileError = injectToProfileError();
  const onServer = isPlatformServer(inject(PLATFORM_ID));
  return async (shown) => {
    const authorization = onServer ? undefined : await lazy.start();
    const user = await authorization?.port.user();
    try {
      authorization?.assertUser(shown ?? authorization.pageUser, user);
    } catch (error) {
      throw await toProfileError(error);
    }
    if (!user) {
      // The page may still show a user who is signed out by now.
      authorization?.port.refreshUser();
      throw await toProfileError(loginRequiredError());
    }
    return user;
  };
}
