import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectExplain } from '../errors/inject-explain';
import { AccessTokens } from './access-tokens';

/**
 * A function that tells who is signed in, once the SDK knows. Call in an injection context.
 *
 * The function rejects with `login-required` when nobody is.
 */
export function injectUserId(): () => Promise<string> {
  const tokens = inject(AccessTokens);
  const explain = injectExplain();
  const onServer = isPlatformServer(inject(PLATFORM_ID));
  return async () => {
    const user = onServer ? undefined : await (await tokens.start()).port.user();
    if (!user) {
      throw await explain(
        new Auth0ProfileError('login-required', 'Nobody is signed in. Let the user log in.'),
      );
    }
    return user;
  };
}
