import { InjectionToken, inject } from '@angular/core';
import { AuthClientConfig } from '@auth0/auth0-angular';
import type { ApiLocation } from '../api/api-location';
import type { Auth0ProfileFeature } from '../provide/auth0-profile-feature';
import type { EndUserScope } from 'ngx-auth0-profile/management-api';

/** Where the Management API is, when Auth0's own configuration does not say it all. */
export interface ManagementApiOptions {
  /**
   * The identifier of the Management API. Default: `https://{domain}/api/v2/`. With a custom domain
   * it is the tenant's own domain all the same, `https://{tenant}.{region}.auth0.com/api/v2/`.
   */
  readonly audience?: string;
  /**
   * The scopes to ask for with the first token.
   * Default: `read:current_user` and `update:current_user_metadata`, what `ProfileService` needs.
   */
  readonly initialScopes?: readonly EndUserScope[];
}

/** Overrides for the Management API; set by `withManagementApi()`. */
export const MANAGEMENT_API_OPTIONS = new InjectionToken<ManagementApiOptions>(
  'ngx-auth0-profile management API',
  { factory: () => ({}) },
);

/**
 * Says more about the Management API than Auth0's own configuration does.
 *
 * @example
 * ```ts
 * provideAuth0Profile(
 *   withManagementApi({ audience: 'https://acme.eu.auth0.com/api/v2/' }), // login at login.acme.com
 * );
 * ```
 */
export function withManagementApi(options: ManagementApiOptions): Auth0ProfileFeature {
  return {
    kind: 'management-api',
    providers: [{ provide: MANAGEMENT_API_OPTIONS, useValue: options }],
  };
}

/**
 * A function that locates the Management API; `undefined` until Auth0's configuration is set.
 * Call in an injection context.
 */
export function injectManagementApiLocation(): () => ApiLocation | undefined {
  const config = inject(AuthClientConfig);
  const options = inject(MANAGEMENT_API_OPTIONS);
  let location: ApiLocation | undefined;
  return () => {
    // Typed as always there, but undefined until AuthClientConfig.set() has run.
    const domain = (config.get() as { domain?: string } | undefined)?.domain;
    return (location ??= domain ? locate(domain, options) : undefined);
  };
}

function locate(domain: string, options: ManagementApiOptions): ApiLocation {
  const { origin } = new URL(domain.includes('://') ? domain : `https://${domain}`);
  const url = `${origin}/api/v2`;
  return {
    url,
    origin,
    audience: options.audience ?? `${url}/`,
    initialScopes: options.initialScopes ?? ['read:current_user', 'update:current_user_metadata'],
    // A change of metadata names values, so that twice is once.
    retryableMethods: ['PATCH', 'DELETE'],
  };
}
