import type { Diagnosis } from '../diagnosis/diagnosis';
import type { Auth0ProfileErrorCode } from './error-code';

/** What is known about an error beside its code; every member is absent when it does not apply. */
export interface Auth0ProfileErrorFacts {
  /** The HTTP status the API answered with. */
  readonly status?: number;
  /** The identifier of the API the token was meant for. */
  readonly audience?: string;
  /** The scopes the request needs. */
  readonly requiredScopes?: readonly string[];
  /** The scopes Auth0 granted. */
  readonly grantedScopes?: readonly string[];
  /** The profile fields or metadata names that were refused. */
  readonly fields?: readonly string[];
  /** After how many seconds the same request may succeed. */
  readonly retryAfterSeconds?: number;
  /** What was caught: an `HttpErrorResponse`, or an error of Auth0's SDK. */
  readonly cause?: unknown;
}

/** Turns an error into its full explanation; provided in development, or by `withDiagnosis()`. */
export type Diagnoser = (error: Auth0ProfileError) => Diagnosis;

/**
 * The one error this library throws.
 *
 * Its message says what happened and what to do, and never holds a token or a body.
 */
export class Auth0ProfileError extends Error {
  override readonly name = 'Auth0ProfileError';
  readonly status: number | undefined;
  readonly audience: string | undefined;
  readonly requiredScopes: readonly string[];
  readonly grantedScopes: readonly string[];
  readonly fields: readonly string[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: Auth0ProfileErrorCode,
    message: string,
    facts: Auth0ProfileErrorFacts = {},
    /** @internal */
    public diagnoser?: Diagnoser,
  ) {
    super(message, { cause: facts.cause });
    this.status = facts.status;
    this.audience = facts.audience;
    this.requiredScopes = facts.requiredScopes ?? [];
    this.grantedScopes = facts.grantedScopes ?? [];
    this.fields = facts.fields ?? [];
    this.retryAfterSeconds = facts.retryAfterSeconds;
  }

  /**
   * What happened, how we know, and what to change.
   *
   * Always there in development. A production build leaves the texts out unless
   * `withDiagnosis()` is among the features of `provideAuth0Profile()`; `diagnose(error)` gives the
   * same answer anywhere.
   */
  get diagnosis(): Diagnosis | undefined {
    return this.diagnoser?.(this);
  }
}

/** Whether `error` was thrown by this library. */
export function isAuth0ProfileError(error: unknown): error is Auth0ProfileError {
  return error instanceof Auth0ProfileError;
}
