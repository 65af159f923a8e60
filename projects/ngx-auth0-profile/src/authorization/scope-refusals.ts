import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { IssuedToken } from '../tokens/issued-token';
import type { AuthorizationRequest } from '../tokens/token-port';

/** What to throw for scopes no end user ever gets on the Management API. */
export function scopeNeverGranted(
  { audience, scopes }: AuthorizationRequest,
  never: readonly string[],
): Auth0ProfileError {
  return new Auth0ProfileError(
    'scope-never-granted-to-users',
    `Auth0 never grants ${never.join(' ')} to an end user. Send this change through a back end: see withProxy().`,
    { audience, requiredScopes: scopes },
  );
}

/** What to throw when Auth0 issued a token without scopes that were asked for. */
export function missingScope(
  { audience, scopes }: AuthorizationRequest,
  missing: readonly string[],
  issued: IssuedToken,
): Auth0ProfileError {
  return new Auth0ProfileError(
    'missing-scope',
    `The token for ${audience} was granted without ${missing.join(' ')}. ` +
      'Allow the application this scope in Auth0, then let the user authorize it.',
    { audience, requiredScopes: scopes, grantedScopes: [...issued.scopes] },
  );
}
