import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject, provideAppInitializer } from '@angular/core';
import { AuthClientConfig, type AuthConfig } from '@auth0/auth0-angular';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileFeature } from './auth0-profile-feature';
import { EARLY_START } from './with-early-start';

/**
 * Loads Auth0's configuration at start, before anything needs it. Give `provideAuth0()` no
 * configuration then.
 *
 * Load with `fetch`, not with `HttpClient`, so that no interceptor waits for what it is about to
 * learn. Requests sent meanwhile pass without a token. On the server nothing is loaded: nobody is
 * signed in there, and a build renders where no configuration is.
 *
 * @throws {Auth0ProfileError} `configuration`, at start, when what was loaded lacks domain or client id.
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
        const startEarly = inject(EARLY_START, { optional: true });
        const config: Partial<AuthConfig> = await load();
        if (!isComplete(config)) {
          throw new Auth0ProfileError(
            'configuration',
            "The configuration loaded at start lacks domain or clientId. Return { domain: 'acme.eu.auth0.com', clientId: '…' }.",
          );
        }
        target.set(config);
        await startEarly?.();
      }),
    ],
  };
}

function isComplete(config: Partial<AuthConfig>): config is AuthConfig {
  return !!config.domain && !!config.clientId;
}
