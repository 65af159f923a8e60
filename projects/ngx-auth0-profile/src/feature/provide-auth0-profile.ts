import {
  Injector,
  inject,
  makeEnvironmentProviders,
  provideAppInitializer,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { loginFeatureMissingError } from '../errors/login-feature-missing-error';
import { completeReturnedLogin } from '../session/returned-login';
import { assertRootInjector } from './assert-root-injector';
import type { Auth0ProfileFeature } from './auth0-profile-feature';
import { withDiagnosis } from './with-diagnosis';

declare const ngDevMode: unknown;

/**
 * Provides the library. One feature says how users log in: `withAuth0Angular()` uses `@auth0/auth0-angular`,
 * `withBff()` a back end for the front end. Every other feature is optional.
 *
 * @throws {Auth0ProfileError} `configuration` without a login feature; in development also when one feature is given twice, and when it is
 * used in the providers of a route or of a lazily loaded module.
 *
 * @example
 * ```ts
 * const appConfig: ApplicationConfig = {
 *   providers: [
 *     provideHttpClient(withInterceptors([profileInterceptor])),
 *     provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'my-client-id' }),
 *     provideAuth0Profile(withAuth0Angular()),
 *   ],
 * };
 * ```
 */
export function provideAuth0Profile(
  ...features: readonly Auth0ProfileFeature[]
): EnvironmentProviders {
  if (!features.some(({ kind }) => kind === 'login')) {
    throw loginFeatureMissingError();
  }
  if (typeof ngDevMode === 'undefined' || ngDevMode) {
    checkFeatures(features);
  }
  return makeEnvironmentProviders([
    // The build replaces ngDevMode, so that a production bundle contains no explanations.
    typeof ngDevMode === 'undefined' || ngDevMode
      ? [
          provideEnvironmentInitializer(() => {
            assertRootInjector(features);
          }),
          ...withDiagnosis(() => import('ngx-auth0-profile/diagnosis')).providers,
        ]
      : [],
    provideAppInitializer(() => {
      completeReturnedLogin(inject(Injector));
    }),
    features.map(({ providers }) => [...providers]),
  ]);
}

function checkFeatures(features: readonly Auth0ProfileFeature[]): void {
  const excluded = features.flatMap(({ excludes = [] }) => excludes);
  const useless = features.find(({ kind }) => excluded.includes(kind));
  if (useless) {
    throw new Auth0ProfileError(
      'configuration',
      `The feature ${useless.kind} has no effect with withBff(), whose back end has that part. Remove it.`,
    );
  }
  const kinds = features.map(({ kind }) => kind).filter((kind) => kind !== 'resource');
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice) {
    throw new Auth0ProfileError(
      'configuration',
      `provideAuth0Profile() got the feature ${twice} twice. Remove one of them.`,
    );
  }
}
