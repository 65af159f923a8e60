import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { AuthClientConfig } from '@auth0/auth0-angular';
import {
  provideAuth0Profile,
  ɵApiClient as ApiClient,
  ɵSDK as SDK,
  ɵTOKEN_PORT as TOKEN_PORT,
} from 'ngx-auth0-profile';
import { TESTING_OPTIONS } from './auth0-profile-testing-controller';
import { TestingApiClient } from './testing-api-client';
import type { Auth0ProfileTestingOptions } from './testing-options';
import { TestingTokenPort } from './testing-token-port';

/**
 * The library in a test: same services, guard and interceptor, but tokens and profile come from
 * memory. No Auth0 SDK runs and nothing is sent; `Auth0ProfileTestingController` tells what would
 * have been, and scripts refusals.
 *
 * @example
 * ```ts
 * import { TestBed } from '@angular/core/testing';
 * import { Auth0ProfileTestingController, provideAuth0ProfileTesting } from 'ngx-auth0-profile/testing';
 *
 * TestBed.configureTestingModule({
 *   providers: [provideAuth0ProfileTesting({ profile: { user_metadata: { theme: 'dark' } } })],
 * });
 * const controller = TestBed.inject(Auth0ProfileTestingController);
 * ```
 */
export function provideAuth0ProfileTesting(
  options: Auth0ProfileTestingOptions = {},
): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideAuth0Profile(...(options.features ?? [])),
    { provide: TESTING_OPTIONS, useValue: options },
    { provide: TOKEN_PORT, useFactory: () => new TestingTokenPort() },
    { provide: SDK, useValue: undefined },
    { provide: ApiClient, useClass: TestingApiClient },
    {
      provide: AuthClientConfig,
      useFactory: () => new AuthClientConfig({ domain: 'tenant.example', clientId: 'test-client' }),
    },
  ]);
}
