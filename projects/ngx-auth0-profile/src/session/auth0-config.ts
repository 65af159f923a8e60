import { InjectionToken } from '@angular/core';

/** Auth0's configuration, as `provideAuth0()` takes it; the library reads these members. */
export interface Auth0Config {
  /** The domain of the tenant, such as `acme.eu.auth0.com`. */
  readonly domain: string;
  /** The client id of the application. */
  readonly clientId: string;
  /** Whether the application completes logins itself. Default: false. */
  readonly skipRedirectCallback?: boolean;
  /** Passed on to the login feature, as every other option of `provideAuth0()`. */
  readonly authorizationParams?: object;
  /** Passed on to the login feature. */
  readonly useRefreshTokens?: boolean;
  /** Passed on to the login feature. */
  readonly cacheLocation?: 'memory' | 'localstorage';
}

/** Where the configuration is: `AuthClientConfig` of `@auth0/auth0-angular`. */
export interface Auth0ConfigStore {
  /** Whether the page works without it, because a back end logs users in. */
  readonly isOptional?: true;
  /** `undefined` while it is not known. */
  get(): Auth0Config | undefined;
  /** Sets it, before anything uses it. */
  set(config: Auth0Config): void;
}

/** Provided by a login feature whose page knows Auth0's configuration. */
export const AUTH0_CONFIG = new InjectionToken<Auth0ConfigStore>('ngx-auth0-profile Auth0 config', {
  factory: () => ({ isOptional: true, get: () => undefined, set: () => undefined }),
});
