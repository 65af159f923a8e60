import { InjectionToken } from '@angular/core';
import type { Auth0ProfileFeature, UserProfile } from 'ngx-auth0-profile';
import type { AuthenticationMethod } from 'ngx-auth0-profile/my-account';
import type { TestFailure } from './test-failure';
import type { TestResponse } from './test-response';

/** The profile of the user a test signs in; what is left out comes from a default user. */
export type TestProfile = Partial<UserProfile>;

/** How the library behaves in a test. */
export interface Auth0ProfileTestingOptions {
  /** Who is signed in, and the profile the API has; `null` for nobody. Default: a test user. */
  readonly profile?: TestProfile | null;
  /**
   * Whether the SDK is still looking for a session when the test begins; `signIn()` or `signOut()`
   * ends that. Default: false.
   */
  readonly sessionPending?: boolean;
  /**
   * The scopes Auth0 grants, whatever the audience. Default: every scope that is requested, except
   * those of the Management API that Auth0 never grants to end users.
   */
  readonly scopes?: readonly string[];
  /**
   * With `withMyAccount()`: the fields that the tenant's profile policy locks, with the reason, such as
   * `{ given_name: 'managed_by_identity_provider' }`. Default: none.
   */
  readonly lockedFields?: Readonly<Record<string, string>>;
  /** With `withMyAccount()`: the user's authentication methods. Default: none. */
  readonly authenticationMethods?: readonly AuthenticationMethod[];
  /** Responses of the application's own APIs. Default: none. */
  readonly responses?: readonly TestResponse[];
  /** Failures of requests, tokens and popups. Default: none. */
  readonly failures?: readonly TestFailure[];
  /**
   * Features the application gives to `provideAuth0Profile()`. Default: none, so that those of an
   * earlier `provideAuth0Profile()` in the same list of providers count.
   */
  readonly features?: readonly Auth0ProfileFeature[];
}

/** The options of `provideAuth0ProfileTesting()`. */
export const TESTING_OPTIONS = new InjectionToken<Auth0ProfileTestingOptions>(
  'ngx-auth0-profile testing options',
  { factory: () => ({}) },
);
