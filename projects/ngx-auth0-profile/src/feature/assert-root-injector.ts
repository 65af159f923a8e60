import { EnvironmentInjector, InjectionToken, inject } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileFeature } from './auth0-profile-feature';

/** The injector of the application. */
const ROOT_INJECTOR = new InjectionToken<EnvironmentInjector>('ngx-auth0-profile root injector', {
  factory: () => inject(EnvironmentInjector),
});

/**
 * Refuses features in an injector below that of the application, whose services and interceptors would not see
 * them. Call in an injection context.
 *
 * @throws {Auth0ProfileError} `configuration` in the injector of a route or of a lazily loaded module.
 */
export function assertRootInjector(features: readonly Auth0ProfileFeature[]): void {
  if (inject(EnvironmentInjector) !== inject(ROOT_INJECTOR)) {
    const kinds = features.map(({ kind }) => kind).join(', ');
    throw new Auth0ProfileError(
      'configuration',
      `provideAuth0Profile()${kinds && ` with the features ${kinds}`} is in the providers of a route or of a lazily loaded module, where it has no effect. ` +
        'Move it to the providers of the application (app.config.ts), into its only provideAuth0Profile().',
    );
  }
}
