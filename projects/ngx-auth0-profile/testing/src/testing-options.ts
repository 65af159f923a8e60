import type { Auth0ProfileErrorCode, Auth0ProfileFeature, UserProfile } from 'ngx-auth0-profile';

/** The user a test signs in; `user_id` is made up where it is left out. */
export type TestProfile = Partial<UserProfile>;

/** Which calls a failure is for, and how many of them. */
export interface FailureMatch {
  /** Only calls with this method. Default: any. */
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Only calls to this path below the API, `:name` standing for any segment. Default: any. */
  readonly path?: string;
  /** How many calls meet it. Default: 1. */
  readonly times?: number;
}

/** Refuses a call at once with an error of the library, before anything is sent. */
export interface TestRefusal extends FailureMatch {
  /** The code of the error. */
  readonly code: Auth0ProfileErrorCode;
  /** The message of the error. Default: one that names the code. */
  readonly message?: string;
}

/** Answers a request as an API would; the library waits, tries again and explains as it always does. */
export interface TestAnswer extends FailureMatch {
  /** The HTTP status; 0 for a request that never arrives. */
  readonly status: number;
  /** The body. Default: none. */
  readonly body?: unknown;
  /** The headers, such as `Retry-After`. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Keeps Auth0 from giving a token. */
export interface TestTokenFailure extends Pick<FailureMatch, 'times'> {
  /** What the SDK fails with, such as `consent_required` or `missing_refresh_token`. */
  readonly token: string;
}

/** Something for a test to meet. */
export type TestFailure = TestRefusal | TestAnswer | TestTokenFailure;

/** How the library behaves in a test. */
export interface Auth0ProfileTestingOptions {
  /** Who is signed in, and the profile the API has; `null` for nobody. Default: a made-up user. */
  readonly profile?: TestProfile | null;
  /**
   * The scopes Auth0 grants, whatever the audience. Default: every scope that is asked for, except
   * those of the Management API that no end user gets.
   */
  readonly scopes?: readonly string[];
  /** Refusals that wait for the calls they match. Default: none. */
  readonly failures?: readonly TestFailure[];
  /** Features the application gives to `provideAuth0Profile()`. Default: none. */
  readonly features?: readonly Auth0ProfileFeature[];
}
