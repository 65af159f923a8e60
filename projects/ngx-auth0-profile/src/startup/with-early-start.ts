import { Injector, inject, provideAppInitializer } from '@angular/core';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { AFTER_CONFIGURATION } from '../resources/with-runtime-config';
import { injectManagementApiLocation } from '../resources/with-management-api';
import { startLoginEarly } from './start-login-early';

/**
 * Starts the silent login before Angular renders the first page. Use it where the first page shows the
 * profile, or anything else about the user: it saves the time that rendering takes.
 *
 * Rendering starts as soon as the login is sent, after 30 ms at the latest, and at once where nobody has
 * been signed in. Without this feature the SDK starts with the first page that needs the user, so that
 * other pages cost no login.
 *
 * @example
 * ```ts
 * provideAuth0Profile(withAuth0Angular(), withEarlyStart());
 * ```
 */
export function withEarlyStart(): Auth0ProfileFeature {
  return {
    kind: 'early-start',
    providers: [
      {
        provide: AFTER_CONFIGURATION,
        useFactory: () => {
          const injector = inject(Injector);
          return () => startLoginEarly(injector);
        },
      },
      // With `withRuntimeConfig()` the configuration is not known yet; it calls AFTER_CONFIGURATION then.
      provideAppInitializer(() =>
        injectManagementApiLocation()() ? inject(AFTER_CONFIGURATION)() : undefined,
      ),
    ],
  };
}
