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
  type Provider,
} from '@angular/core';
import {
  profileInterceptor,
  provideAuth0Profile,
  type Auth0ProfileFeature,
  ɵAUTH0_CONFIG as AUTH0_CONFIG,
  ɵCURRENT_USER as CURRENT_USER,
  ɵLIBRARY_HTTP_CLIENT as LIBRARY_HTTP_CLIENT,
  ɵLOGIN_SESSION as LOGIN_SESSION,
  ɵTOKEN_PORT as TOKEN_PORT,
} from 'ngx-auth0-profile';
import { forgetEarlierTests } from './forget-earlier-tests';
import { TestLoginSession } from './test-login-session';
import { TestingBackend } from './testing-backend';
import { testingInterceptor } from './testing-interceptor';
import { TESTING_OPTIONS, type Auth0ProfileTestingOptions } from './testing-options';
import { TestingTokenPort } from './testing-token-port';

/**
 * The library in a test: the same services, guard and interceptor, with tokens and profile in memory.
 * No login leaves the page, and no request of `HttpClient` leaves: `Auth0ProfileTestingController` records
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
    provideAuth0Profile(...withTestLogin(options.features)),
    provideHttpClient(withInterceptors([testingInterceptor, profileInterceptor])),
    {
      provide: HttpBackend,
      useFactory: () => injectHttpTestingBackend() ?? inject(TestingBackend),
    },
    { provide: TESTING_OPTIONS, useValue: options },
    {
      provide: LIBRARY_HTTP_CLIENT,
      useFactory: () => new HttpClient(inject(TestingBackend)),
    },
  ]);
}

/** The features of the application, with the login of a test in place of its own. */
function withTestLogin(features: readonly Auth0ProfileFeature[] = []): Auth0ProfileFeature[] {
  const login = features.find(({ kind }) => kind === 'login');
  const others = features.filter(({ kind }) => kind !== 'login');
  return [testLogin(login), ...others];
}

function testLogin(login: Auth0ProfileFeature | undefined): Auth0ProfileFeature {
  const config = { domain: 'tenant.example', clientId: 'test-client' };
  // A page of a BFF has no configuration of Auth0, and sends the requests about the profile to the BFF.
  const isBff = login !== undefined && !login.providers.some(providesConfig);
  return {
    kind: 'login',
    providers: [
      isBff
        ? login.providers
        : {
            provide: AUTH0_CONFIG,
            useValue: { get: () => config, set: () => undefined },
          },
      { provide: LOGIN_SESSION, useFactory: () => new TestLoginSession() },
      { provide: CURRENT_USER, useExisting: LOGIN_SESSION },
      {
        provide: TOKEN_PORT,
        useValue: () => Promise.resolve(() => new TestingTokenPort()),
      },
    ] as Provider[],
  };
}

function providesConfig(provider: unknown): boolean {
  return (
    typeof provider === 'object' &&
    provider !== null &&
    'provide' in provider &&
    provider.provide === AUTH0_CONFIG
  );
}

/** The backend of `provideHttpClientTesting()`, which is its controller too. */
function injectHttpTestingBackend(): HttpHandler | undefined {
  const controller: object | null = inject(HttpTestingController, { optional: true });
  return controller && isBackend(controller) ? controller : undefined;
}

function isBackend(controller: object): controller is HttpHandler {
  return 'handle' in controller;
}
