import { Auth0ProfileError } from './auth0-profile-error';

/** The requested token. */
interface RequestedToken {
  readonly audience: string;
  readonly scopes: readonly string[];
}

/** The error for scopes that no end user is ever granted on the Management API. */
export function scopeNeverGrantedError(
  { audience, scopes }: RequestedToken,
  neverGranted: readonly string[],
): Auth0ProfileError {
  return new Auth0ProfileError(
    'scope-never-granted-to-users',
    `Auth0 never grants ${neverGranted.join(' ')} to an end user${advice(neverGranted)}`,
    { audience, requiredScopes: scopes },
  );
}

/** The error for a token that Auth0 issued without requested scopes. */
export function missingScopeError(
  { audience, scopes }: RequestedToken,
  missing: readonly string[],
  granted: ReadonlySet<string>,
): Auth0ProfileError {
  return new Auth0ProfileError(
    'missing-scope',
    `The token for ${audience} was granted without ${missing.join(' ')}. ` +
      'Allow the application this scope in Auth0, then let the user authorize it.',
    { audience, requiredScopes: scopes, grantedScopes: [...granted] },
  );
}

/** What to do instead; `:me:` marks a scope of the My Account API. */
function advice(scopes: readonly string[]): string {
  return scopes.every((scope) => scope.includes(':me:'))
    ? ' for the Management API: it is a scope of the My Account API. Add withMyAccount() to provideAuth0Profile().'
    : '. Send this change through a back end: see withProxy().';
}
