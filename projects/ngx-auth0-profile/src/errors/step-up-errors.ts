import type { HttpErrorResponse } from '@angular/common/http';
import { Auth0ProfileError } from './auth0-profile-error';
import type { RequiredAuthentication } from './required-authentication';

/** A challenge for another login, and the request that it answered. */
interface AnsweredChallenge {
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly authentication: RequiredAuthentication;
  readonly response: HttpErrorResponse;
}

/** The error for an API that requires a stronger or a more recent login than that of the token. */
export function stepUpRequiredError(challenge: AnsweredChallenge): Auth0ProfileError {
  return new Auth0ProfileError(
    'step-up-required',
    `The API requires ${describe(challenge.authentication)}. Log the user in with these parameters: see withStepUp().`,
    factsOf(challenge),
  );
}

/** The error for an API that requires another login again, right after that login. */
export function stepUpInsufficientError(challenge: AnsweredChallenge): Auth0ProfileError {
  return new Auth0ProfileError(
    'step-up-insufficient',
    `The user has logged in again, and the API still requires ${describe(challenge.authentication)}. ` +
      'Check that an Action of the tenant honours acr_values and max_age, and writes what the API checks into the token.',
    factsOf(challenge),
  );
}

function factsOf({ audience, scopes, authentication, response }: AnsweredChallenge) {
  return {
    audience,
    requiredScopes: scopes,
    requiredAuthentication: authentication,
    status: response.status,
    cause: response,
  };
}

function describe({ acrValues = [], maxAge }: RequiredAuthentication): string {
  const parts = [
    ...(acrValues.length > 0
      ? [`a login of the class ${acrValues.join(' or ')} (acr_values)`]
      : []),
    ...(maxAge === undefined ? [] : [`a login within the last ${maxAge} s (max_age)`]),
  ];
  return parts.join(' and ') || 'a stronger or more recent login';
}
