import { InjectionToken, inject } from '@angular/core';
import { Auth0ProfileError, type Diagnoser } from './auth0-profile-error';

/** Writes the diagnosis of an error; there in development, or through `withDiagnosis()`. */
export const DIAGNOSER = new InjectionToken<Diagnoser | undefined>('ngx-auth0-profile diagnoser', {
  factory: () => undefined,
});

/**
 * A function that makes whatever was caught an error of this library that can explain itself.
 * Call in an injection context.
 */
export function injectExplain(): (error: unknown) => Auth0ProfileError {
  const diagnoser = inject(DIAGNOSER);
  return (error) => {
    if (!(error instanceof Auth0ProfileError)) {
      return new Auth0ProfileError('unavailable', String(error), { cause: error }, diagnoser);
    }
    error.diagnoser ??= diagnoser;
    return error;
  };
}
