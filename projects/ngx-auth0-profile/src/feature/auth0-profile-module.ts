import { NgModule, type ModuleWithProviders } from '@angular/core';
import type { Auth0ProfileFeature } from './auth0-profile-feature';
import { provideAuth0Profile } from './provide-auth0-profile';

/**
 * The library for applications based on NgModules. Such an application installs the interceptor with
 * `provideHttpClient(withInterceptors([profileInterceptor]))` in the providers of its module.
 *
 * @example
 * ```ts
 * @NgModule({
 *   imports: [
 *     AuthModule.forRoot({ domain: 'acme.eu.auth0.com', clientId: 'my-client-id' }),
 *     Auth0ProfileModule.forRoot(withAuth0Angular()),
 *   ],
 *   providers: [provideHttpClient(withInterceptors([profileInterceptor]))],
 * })
 * export class AppModule {}
 * ```
 */
@NgModule()
export class Auth0ProfileModule {
  /** The providers of `provideAuth0Profile()`, for the root module. */
  static forRoot(
    ...features: readonly Auth0ProfileFeature[]
  ): ModuleWithProviders<Auth0ProfileModule> {
    return { ngModule: Auth0ProfileModule, providers: [provideAuth0Profile(...features)] };
  }
}
