import { inject } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { DIAGNOSER } from '../errors/diagnoser';
import { LazyAuthorization } from './lazy-authorization';

/**
 * A function that converts any caught value to an error of this library, with its diagnosis where that
 * is provided. Call in an injection context.
 */
export function injectToProfileError(): (caught: unknown) => Promise<Auth0ProfileError> {
  const lazy = inject(LazyAuthorization);
  const diagnoser = inject(DIAGNOSER, { optional: true });
  return async (caught) => {
    const converted = caught instanceof Auth0ProfileError;
    if (converted && !diagnoser) {
      return caught;
    }
    try {
      return await (await lazy.load()).toError(caught);
    } catch (loadError) {
      return converted ? caught : (loadError as Auth0ProfileError);
    }
  };
}
