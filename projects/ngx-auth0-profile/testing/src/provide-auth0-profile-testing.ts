import {
  HttpBackend,
  HttpClient,
  provideHttpClient,
  withInterceptors,
  type HttpHandler,
} from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import {
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { Auth0ClientService, AuthClientConfig } from '@auth0/auth0-angular';
import {
  profileInterceptor,
  provideAuth0Profile,
  ɵLIBRARY_HTTP_CLIENT as LIBRARY_HTTP_CLIENT,
  ɵSDK as SDK,
  ɵTOKEN_PORT as TOKEN_PORT,
} from 'ngx-auth0-profile';
import { forgetEarlierTests } from './forget-earlier-tests';
import { TestAuth0Client } from './test-auth0-client';
import { TestingBackend } from './testing-backend';
import { testingInterceptor } from './testing-interceptor';
import { TESTING_OPTIONS, type Auth0ProfileTestingOptions } from './testing-options';
import { TestingTokenPort } from './testing-token-port';

/**
 * The library in a test: the same services, guard and interceptor, with tokens and profile in memory.
 * No Auth0 SDK runs, and no request of `HttpClient` leaves: `Auth0ProfileTestingController` records
 * and answers them, or `HttpTestingController` where the test provides it. Put it at the end of the
 * list of providers.
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
    provideEnvironmentInitializer(forgetEarlierTests),
    provideAuth0Profile(...(options.features ?? [])),
    provideHttpClient(withInterceptors([testingInterceptor, profileInterceptor])),
    {
      provide: HttpBackend,
      useFactory: () => injectHttpTestingBackend() ?? inject(TestingBackend),
    },
    { provide: TESTING_OPTIONS, useValue: options },
    { provide: TOKEN_PORT, useFactory: () => new TestingTokenPort() },
    { provide: SDK, useValue: undefined },
    { provide: Auth0ClientService, useClass: TestAuth0Client },
    {
      provide: LIBRARY_HTTP_CLIENT,
      useFactory: () => new HttpClient(inject(TestingBackend)),
    },
    {
      provide: AuthClientConfig,
      useFactory: () => new AuthClientConfig({ domain: 'tenant.example', clientId: 'test-client' }),
    },
  ]);
}

/** The backend of `provideHttpClientTesting()`, which is its controller too. */
function injectHttpTestingBackend(): HttpHandler | undefined {
  const controller: object | null = inject(HttpTestingController, { optional: true });
  return controller && isBackend(controller) ? controller : undefined;
}

function isBackend(controller: object): controller is HttpHandler {
  return 'handle' in controller;
}
