import type { Auth0ProfileErrorCode, Auth0ProfileFeature, UserProfile } from 'ngx-auth0-profile';

/** The user a test signs in; `user_id` is made up where it is left out. */
export type TestProfile = Partial<UserProfile>;

/** A refusal for a test to meet. */
export interface TestFailure {
  /** The code of the error the call is refused with. */
  readonly code: Auth0ProfileErrorCode;
  /** Only calls with this method. Default: any. */
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** How many calls are refused. Default: 1. */
  readonly times?: number;
  /** The status the error carries. Default: none. */
  readonly status?: number;
  /** The message of the error. Default: one that names the code. */
  readonly message?: string;
}

/** How the library behaves in a test. */
export interface Auth0ProfileTestingOptions {
  /** Who is signed in, and the profile the API has; `null` for nobody. Default: a made-up user. */
  readonly profile?: TestProfile | null;
  /** The scopes Auth0 grants. Default: every scope an end user can have. */
  readonly scopes?: readonly string[];
  /** Refusals that wait for the calls they match. Default: none. */
  readonly failures?: readonly TestFailure[];
  /** Features the application gives to `provideAuth0Profile()`. Default: none. */
  readonly features?: readonly Auth0ProfileFeature[];
}
