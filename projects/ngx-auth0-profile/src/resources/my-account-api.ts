import { InjectionToken, type Injector } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { ApiLocation } from './api-location';

/** The My Account API of the tenant, which the rules of `withMyAccount()` carry. */
export interface MyAccountApi {
  /** Where it is; `undefined` until Auth0's configuration is set. */
  readonly location: () => ApiLocation | undefined;
  /** Loads the code behind its profile endpoint, which other applications do not contain. */
  readonly loadProfile: (injector: Injector) => Promise<ProfileEndpoint>;
}

/** The profile endpoint of the My Account API. */
export interface ProfileEndpoint {
  /** What is known without a request. */
  known(user: string): ProfileAccess | undefined;
  /** @throws {Auth0ProfileError} why the policy cannot be read now. */
  read(user: string): Promise<ProfileAccess>;
  /** Like `read()`, where no action of the user causes it: without a prompt or a risk for the session. */
  readPassively(user: string): Promise<ProfileAccess>;
  /** Changes fields, all or none of them; resolves to the whole profile. */
  update(
    user: string,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>;
}

/** What the page knows of the endpoint for one user. */
export interface ProfileAccess {
  readonly user: string;
  /** The tenant's profile policy by field. A field that it does not name is not locked: the API decides. */
  readonly policy?: ReadonlyMap<string, TenantFieldPolicy>;
  /** Why the endpoint cannot be used. It is not asked again for this user while the page is open. */
  readonly unavailable?: Auth0ProfileError;
}

/** What the tenant's profile policy says about a field. */
export interface TenantFieldPolicy {
  readonly locked: boolean;
  readonly reason?: string;
  readonly source?: 'user' | 'idp' | 'system';
  readonly label?: string;
}

/**
 * Loads the requests about authentication methods, an `AuthenticationCommands` of `ngx-auth0-profile/my-account`. The
 * account page reaches them by this token, so that an application without `withMyAccount()` contains none of them.
 */
export const AUTHENTICATION_COMMANDS = new InjectionToken<() => Promise<unknown>>(
  'ngx-auth0-profile authentication commands',
);

/** Where the My Account API is, where not at the tenant; set by `withBff()`. */
export const MY_ACCOUNT_LOCATION = new InjectionToken<ApiLocation>(
  'ngx-auth0-profile My Account location',
);
