import type { ProblemSlug } from './problem-catalogue.ts';

/** Every code of a {@link ProfileProxyError}: problems for callers and errors at start-up. */
export type ProfileProxyErrorCode =
  ProblemSlug | 'invalid-options' | 'invalid-environment' | 'listen-failed' | 'check-failed';

/** Base class of every error this package throws. */
export class ProfileProxyError extends Error {
  override readonly name: string = 'ProfileProxyError';
  readonly code: ProfileProxyErrorCode;

  constructor(code: ProfileProxyErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Thrown when options are invalid; `mistakes` lists all of them. */
export class InvalidOptionsError extends ProfileProxyError {
  override readonly name = 'InvalidOptionsError';
  readonly mistakes: readonly string[];

  constructor(
    mistakes: readonly string[],
    code: 'invalid-options' | 'invalid-environment' = 'invalid-options',
  ) {
    super(code, `The proxy cannot start (${countOf(mistakes)}).\n${listOf(mistakes)}`);
    this.mistakes = mistakes;
  }
}

/** Whether a value is an error of this package. */
export function isProfileProxyError(error: unknown): error is ProfileProxyError {
  return error instanceof ProfileProxyError;
}

function countOf(mistakes: readonly string[]): string {
  return mistakes.length === 1 ? '1 mistake' : `${mistakes.length} mistakes`;
}

function listOf(mistakes: readonly string[]): string {
  return mistakes.map((mistake) => `  - ${mistake}`).join('\n');
}
