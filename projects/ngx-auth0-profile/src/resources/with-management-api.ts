import { InjectionToken, inject } from '@angular/core';
import type { ApiLocation } from './api-location';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { AUTH0_CONFIG } from '../session/auth0-config';
import type { EndUserScope } from 'ngx-auth0-profile/management-api';

/** Settings of the Management API that Auth0's own configuration does not contain. */
export interface ManagementApiOptions {
  /**
   * The identifier of the Management API. Default: `https://{domain}/api/v2/`. Set it with a custom
   * domain: the identifier still has the tenant's own domain, `https://{tenant}.{region}.auth0.com/api/v2/`.
   */
  readonly audience?: string;
  /**
   * The scopes to request with the first token.
   * Default: `read:current_user` and `update:current_user_metadata`, which `ProfileService` needs.
   */
  readonly initialScopes?: readonly EndUserScope[];
}

/** Overrides for the Management API; set by `withManagementApi()`. */
export const MANAGEMENT_API_OPTIONS = new InjectionToken<ManagementApiOptions>(
  'ngx-auth0-profile management API',
  { factory: () => ({}) },
);

/**
 * Configures the Management API where Auth0's own configuration is not sufficient.
 *
 * @example
 * ```ts
 * provideAuth0Profile(
 *   withAuth0Angular(),
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
  const config = inject(AUTH0_CONFIG);
  const options = inject(MANAGEMENT_API_OPTIONS);
  let location: ApiLocation | undefined;
  return () => {
    const domain = config.get()?.domain;
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
    // A PATCH of metadata contains the new values, so that it is idempotent.
    retryableMethods: ['PATCH', 'DELETE'],
  };
}
