import type { Injector } from '@angular/core';
import { Auth0ClientService, AuthClientConfig } from '@auth0/auth0-angular';
import { lastValueFrom, take } from 'rxjs';
import { SDK } from './token-port';

/** Who is signed in, and an access token the login has brought. */
export interface LoginToken {
  readonly user: string;
  readonly token: string;
}

/**
 * The token for an API that the SDK's own login has brought, without what gets tokens: a page that opens
 * with the profile needs no more. `undefined` where it takes more: where nobody is signed in, where the
 * login is for another API or left the scope out, and with DPoP.
 */
export async function loginToken(
  injector: Injector,
  audience: string,
  scope: string,
): Promise<LoginToken | undefined> {
  const sdk = injector.get(SDK);
  const { authorizationParams: asked, useDpop } = injector.get(AuthClientConfig).get();
  if (
    !sdk ||
    useDpop ||
    asked?.['audience'] !== audience ||
    // For all APIs or by API.
    !JSON.stringify([asked.scope]).includes(scope)
  ) {
    return undefined;
  }
  const user = (await lastValueFrom(sdk.user$.pipe(take(1))))?.sub;
  const response =
    user &&
    (await injector.get(Auth0ClientService).getTokenSilently({
      authorizationParams: { audience, scope },
      cacheMode: 'cache-only',
      detailedResponse: true,
    }));
  return response && (response.scope ?? scope).split(' ').includes(scope)
    ? { user, token: response.access_token }
    : undefined;
}
