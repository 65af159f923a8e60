import type { Diagnosis } from 'ngx-auth0-profile/diagnosis';
import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';
import type { RequiredAuthentication } from './required-authentication';

/** What is wrong with one field of an edit. */
export interface FieldError {
  /** The name of the field, such as `picture`. */
  readonly field: string;
  /** The reason, in the words of the profile proxy. */
  readonly message: string;
}

/** A field that the user may not change, and why. */
export interface LockedField {
  /** The name of the field, such as `given_name`. */
  readonly field: string;
  /** Why it is locked, as in `FieldPolicy.reason`. */
  readonly reason: string;
  /** Who owns the value, as the tenant's profile policy says. */
  readonly source?: 'user' | 'idp' | 'system';
}

/** What is known about an error beside its code; every member is absent when it does not apply. */
export interface Auth0ProfileErrorFacts {
  /** The HTTP status the API answered with. */
  readonly status?: number;
  /** The identifier of the API the token was meant for. */
  readonly audience?: string;
  /** The scopes the request needs. */
  readonly requiredScopes?: readonly string[];
  /** The login that the API requires, for `step-up-required` and `step-up-insufficient`. */
  readonly requiredAuthentication?: RequiredAuthentication;
  /** The scopes Auth0 granted. */
  readonly grantedScopes?: readonly string[];
  /** The profile fields or metadata names that were refused. */
  readonly fields?: readonly string[];
  /** What is wrong with each refused field, where the profile proxy or the My Account API says it. */
  readonly fieldErrors?: readonly FieldError[];
  /** The fields that the user may not change, and why; nothing was sent. */
  readonly lockedFields?: readonly LockedField[];
  /** For an update that failed: the fields that were changed before. */
  readonly changed?: readonly string[];
  /** For an update that failed: the fields that were not changed. */
  readonly notChanged?: readonly string[];
  /** For an update that failed without an answer: the fields of that request, which may have been changed. */
  readonly maybeChanged?: readonly string[];
  /** Why the profile proxy or the My Account API refused the request, in its words (`detail` of RFC 9457). */
  readonly detail?: string;
  /** The code of the My Account API, such as `A0E-400-0008`. */
  readonly apiErrorCode?: string;
  /** Whether the profile was loaded or saved; absent for errors of other services. */
  readonly operation?: 'read' | 'write';
  /** After how many seconds the same request may succeed. */
  readonly retryAfterSeconds?: number;
  /** What was caught: an `HttpErrorResponse`, or an error of Auth0's SDK. */
  readonly cause?: unknown;
}

/**
 * The one error this library throws.
 *
 * Its message says what happened and what to do, and never holds a token or a body.
 */
export class Auth0ProfileError extends Error {
  override readonly name = 'Auth0ProfileError';
  declare readonly status: number | undefined;
  declare readonly audience: string | undefined;
  declare readonly requiredScopes: readonly string[];
  declare readonly requiredAuthentication: RequiredAuthentication | undefined;
  declare readonly grantedScopes: readonly string[];
  declare readonly fields: readonly string[];
  declare readonly fieldErrors: readonly FieldError[] | undefined;
  declare readonly lockedFields: readonly LockedField[] | undefined;
  declare readonly changed: readonly string[] | undefined;
  declare readonly notChanged: readonly string[] | undefined;
  declare readonly maybeChanged: readonly string[] | undefined;
  declare readonly detail: string | undefined;
  declare readonly apiErrorCode: string | undefined;
  declare readonly operation: 'read' | 'write' | undefined;
  declare readonly retryAfterSeconds: number | undefined;
  /**
   * What happened, how we know, and what to change.
   *
   * Always there in development. In a production build it is there with `withDiagnosis()` among the
   * features of `provideAuth0Profile()`; `await diagnose(error)` gives the same answer anywhere.
   */
  declare readonly diagnosis: Diagnosis | undefined;

  constructor(
    readonly code: Auth0ProfileErrorCode,
    message: string,
    facts: Auth0ProfileErrorFacts = {},
  ) {
    super(message, { cause: facts.cause });
    Object.assign(this, { requiredScopes: [], grantedScopes: [], fields: [] }, facts);
  }
}

/** Whether `error` was thrown by this library. */
export function isAuth0ProfileError(error: unknown): error is Auth0ProfileError {
  return error instanceof Auth0ProfileError;
}
