import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject } from '@angular/core';
import { loginRequiredError } from '../errors/login-errors';
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
      throw await toProfileError(loginRequiredError());
    }
    return user;
  };
}
