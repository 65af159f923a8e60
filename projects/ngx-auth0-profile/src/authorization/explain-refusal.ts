import { HttpErrorResponse } from '@angular/common/http';
import type { Injector } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { DIAGNOSER } from '../errors/diagnoser';
import { refusedRequest } from './refused-request';

/** Makes whatever was caught an error of this library, with its diagnosis where that is wanted. */
export async function explainRefusal(
  injector: Injector,
  caught: unknown,
): Promise<Auth0ProfileError> {
  const error =
    caught instanceof Auth0ProfileError
      ? caught
      : caught instanceof HttpErrorResponse
        ? refusedRequest(caught)
        : new Auth0ProfileError('unavailable', String(caught), { cause: caught });
  const diagnoser = injector.get(DIAGNOSER, null);
  if (diagnoser && !error.diagnosis) {
    // Without the words the error is still the error.
    Object.assign(error, { diagnosis: await diagnoser(error).catch(() => undefined) });
  }
  return error;
}
