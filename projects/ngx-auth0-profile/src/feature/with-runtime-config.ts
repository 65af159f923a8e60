import { isPlatformServer } from '@angular/common';
import {
  InjectionToken,
  Injector,
  PLATFORM_ID,
  inject,
  provideAppInitializer,
} from '@angular/core';
import { AuthClientConfig, type AuthConfig } from '@auth0/auth0-angular';
import { completeReturnedLogin } from '../session/returned-login';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileFeature } from './auth0-profile-feature';

/** Called when Auth0's configuration is known; the start of the application waits for it. */
export const AFTER_CONFIGURATION = new InjectionToken<() => Promise<void>>(
  'ngx-auth0-profile after configuration',
);

/**
 * Loads Auth0's configuration at start, before anything needs it. Give `provideAuth0()` no
 * configuration in this case.
 *
 * Load it with `fetch`, not with `HttpClient`, whose interceptors may need the configuration. Requests
 * that are sent meanwhile get no token. On the server nothing is loaded: nobody is signed in there, and
 * a build that prerenders has no configuration.
 *
 * @throws {Auth0ProfileError} `configuration`, at start, when the loaded configuration lacks domain or client id.
 *
 * @example
 * ```ts
 * provideAuth0Profile(
 *   withRuntimeConfig(async () => {
 *     const { domain, clientID } = await (await fetch('/config/auth0')).json();
 *     return { domain, clientId: clientID, authorizationParams: { redirect_uri: location.origin } };
 *   }),
 * );
 * ```
 */
export function withRuntimeConfig(load: () => Promise<AuthConfig>): Auth0ProfileFeature {
  return {
    kind: 'runtime-config',
    providers: [
      provideAppInitializer(async () => {
        if (isPlatformServer(inject(PLATFORM_ID))) {
          return;
        }
        const target = inject(AuthClientConfig);
        const injector = inject(Injector);
        const afterConfiguration = inject(AFTER_CONFIGURATION, { optional: true });
        const config: Partial<AuthConfig> = await load();
        if (!isComplete(config)) {
          throw new Auth0ProfileError(
            'configuration',
            "The configuration loaded at start lacks domain or clientId. Return { domain: 'acme.eu.auth0.com', clientId: '…' }.",
          );
        }
        target.set(config);
        completeReturnedLogin(injector);
        await afterConfiguration?.();
      }),
    ],
  };
}

function isComplete(config: Partial<AuthConfig>): config is AuthConfig {
  return !!config.domain && !!config.clientId;
}
