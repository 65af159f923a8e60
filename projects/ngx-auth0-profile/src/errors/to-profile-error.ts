import { HttpErrorResponse } from '@angular/common/http';
import type { Injector } from '@angular/core';
import { Auth0ProfileError } from './auth0-profile-error';
import { DIAGNOSER } from './diagnoser';
import { errorFromResponse } from './error-from-response';
import { isNetworkFailure } from './is-network-failure';

/** Converts any caught value to an error of this library, with its diagnosis where that is provided. */
export async function toProfileError(
  injector: Injector,
  caught: unknown,
): Promise<Auth0ProfileError> {
  const error =
    caught instanceof Auth0ProfileError
      ? caught
      : caught instanceof HttpErrorResponse
        ? errorFromResponse(caught)
        : errorFromException(caught);
  const diagnoser = injector.get(DIAGNOSER, null);
  if (diagnoser && !error.diagnosis) {
    // An error without its diagnosis is better than none.
    Object.assign(error, { diagnosis: await diagnoser(error).catch(() => undefined) });
  }
  return error;
}

/** The error for an exception: of a callback of the application, of the SDK, or of the browser. */
function errorFromException(cause: unknown): Auth0ProfileError {
  return isNetworkFailure(cause)
    ? new Auth0ProfileError(
        'network',
        'The request was cancelled, or no response arrived. Check the network.',
        { cause },
      )
    : new Auth0ProfileError(
        'unknown',
        'An exception occurred that the library does not know. The cause of this error has it.',
        { cause },
      );
}
