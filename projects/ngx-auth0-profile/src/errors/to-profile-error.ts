import { HttpErrorResponse } from '@angular/common/http';
import type { Injector } from '@angular/core';
import { Auth0ProfileError } from './auth0-profile-error';
import { DIAGNOSER } from './diagnoser';
import { errorFromResponse } from './error-from-response';

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
        : new Auth0ProfileError('unavailable', String(caught), { cause: caught });
  const diagnoser = injector.get(DIAGNOSER, null);
  if (diagnoser && !error.diagnosis) {
    // An error without its diagnosis is better than none.
    Object.assign(error, { diagnosis: await diagnoser(error).catch(() => undefined) });
  }
  return error;
}
