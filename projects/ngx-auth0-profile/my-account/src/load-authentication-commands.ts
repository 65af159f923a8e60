import type { Injector } from '@angular/core';
import { Auth0ProfileError, ɵloadAuthorization as loadAuthorization } from 'ngx-auth0-profile';
import { myAccountEndpoints } from 'ngx-auth0-profile/my-account-api';
import type { AuthenticationCommands } from './authentication-commands';

/**
 * Loads the requests about authentication methods.
 *
 * @throws {Auth0ProfileError} `configuration` without `withMyAccount()`, `file-not-loaded`.
 */
export async function loadAuthenticationCommands(
  injector: Injector,
): Promise<AuthenticationCommands> {
  const { forMyAccount: authorization } = await loadAuthorization(injector);
  try {
    const { AuthenticationCommands } = await authorization.imported(
      import('./authentication-commands'),
    );
    const location = authorization.api?.location();
    if (!location) {
      throw new Auth0ProfileError(
        'configuration',
        'AuthenticationMethods needs the My Account API. Add withMyAccount() to provideAuth0Profile().',
      );
    }
    return new AuthenticationCommands(authorization, location, myAccountEndpoints);
  } catch (error) {
    throw await authorization.toError(error);
  }
}
