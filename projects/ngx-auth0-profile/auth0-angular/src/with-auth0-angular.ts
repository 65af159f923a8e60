import { Auth0ClientService, AuthClientConfig } from '@auth0/auth0-angular';
import {
  ɵAUTH0_CONFIG as AUTH0_CONFIG,
  ɵCURRENT_USER as CURRENT_USER,
  ɵLOGIN_SESSION as LOGIN_SESSION,
  ɵTOKEN_PORT as TOKEN_PORT,
  type Auth0ProfileFeature,
  type ɵCreateTokenPort as CreateTokenPort,
} from 'ngx-auth0-profile';
import { injectAuth0Sdk } from './auth0-sdk';
import { startSession } from './start-session';

/**
 * Logs users in with `@auth0/auth0-angular`, which gets the access tokens and keeps them in the page. Domain and
 * client id are those of `provideAuth0()`.
 *
 * @example
 * ```ts
 * import { provideAuth0Profile } from 'ngx-auth0-profile';
 * import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
 *
 * provideAuth0Profile(withAuth0Angular());
 * ```
 */
export function withAuth0Angular(): Auth0ProfileFeature {
  return {
    kind: 'login',
    providers: [
      { provide: AUTH0_CONFIG, useExisting: AuthClientConfig },
      { provide: LOGIN_SESSION, useFactory: startSession },
      { provide: CURRENT_USER, useExisting: Auth0ClientService },
      {
        provide: TOKEN_PORT,
        useValue: loadTokenPort,
      },
    ],
  };
}

async function loadTokenPort(): Promise<CreateTokenPort> {
  const { Auth0TokenPort } = await import('./auth0-token-port');
  return (tools) => new Auth0TokenPort(injectAuth0Sdk(), tools);
}
