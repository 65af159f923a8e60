import { InjectionToken, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

/**
 * Starts the SDK when it is injected; the SDK then looks for a session. Reads `location`, so that it is
 * only injected in a browser. `undefined` where a test has no SDK.
 */
export const SDK = new InjectionToken<
  Pick<AuthService, 'isLoading$' | 'error$' | 'user$'> | undefined
>('Auth0 SDK', { factory: () => inject(AuthService) });
