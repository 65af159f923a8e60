import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { Auth0ClientService, AuthClientConfig } from '@auth0/auth0-angular';
import { TestAuth0Client } from './test-auth0-client';

/**
 * `AuthService` in a test, for components that inject it: with the session of `provideAuth0ProfileTesting()`, and
 * without requests. The library itself does not need it.
 *
 * @example
 * ```ts
 * import { TestBed } from '@angular/core/testing';
 * import { provideAuth0AngularTesting } from 'ngx-auth0-profile/auth0-angular/testing';
 * import { provideAuth0ProfileTesting } from 'ngx-auth0-profile/testing';
 *
 * TestBed.configureTestingModule({
 *   providers: [provideAuth0ProfileTesting(), provideAuth0AngularTesting()],
 * });
 * ```
 */
export function provideAuth0AngularTesting(): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: Auth0ClientService, useClass: TestAuth0Client },
    {
      provide: AuthClientConfig,
      useFactory: () => new AuthClientConfig({ domain: 'tenant.example', clientId: 'test-client' }),
    },
  ]);
}
