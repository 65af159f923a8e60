import { inject } from '@angular/core';
import { AccessTokens } from '../tokens/access-tokens';
import { Auth0ProfileError } from './auth0-profile-error';
import { DIAGNOSER } from './diagnoser';

/**
 * A function that makes whatever was caught an error of this library that can explain itself.
 * Call in an injection context.
 */
export function injectExplain(): (caught: unknown) => Promise<Auth0ProfileError> {
  const tokens = inject(AccessTokens);
  const diagnoser = inject(DIAGNOSER, { optional: true });
  return async (caught) => {
    const ours = caught instanceof Auth0ProfileError;
    if (ours && !diagnoser) {
      return caught;
    }
    try {
      return await (await tokens.load()).explain(caught);
    } catch (unloaded) {
      return ours ? caught : (unloaded as Auth0ProfileError);
    }
  };
}
