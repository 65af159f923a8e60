import type { AuthConfig } from '@auth0/auth0-angular';
import type {
  Auth0ProfileError,
  AuthorizationRequest,
  ɵTokenTools as TokenTools,
} from 'ngx-auth0-profile';
import { isSdkError } from './sdk-error';

const OIDC_SCOPES = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * Where `authorizationParams.scope` is a text, auth0-spa-js requests its scopes from every API. For a
 * multi-resource refresh token it then fails, because another API does not grant them, also when all that the
 * caller needs is granted.
 *
 * @returns the error that says so, without the SDK's own, whose scopes nobody should request; `undefined` for
 * any other error.
 */
export function scopesOfEveryApiError(
  error: unknown,
  { audience, scopes }: AuthorizationRequest,
  { authorizationParams }: AuthConfig,
  { ProfileError }: Pick<TokenTools, 'ProfileError'>,
): Auth0ProfileError | undefined {
  const configured = authorizationParams?.scope;
  if (!isMissingScopesError(error) || typeof configured !== 'string') {
    return undefined;
  }
  const names = configured.split(' ').filter(Boolean);
  const missing = error.scope.split(',');
  const foreign = missing.filter((name) => names.includes(name) && !scopes.includes(name));
  if (foreign.length === 0) {
    return undefined;
  }
  const shared = names.filter((name) => OIDC_SCOPES.has(name)).join(' ') || 'openid';
  const login = authorizationParams?.['audience'] as string | undefined;
  return new ProfileError(
    'configuration',
    `Auth0 issued no token for ${audience}, because provideAuth0() requests ${foreign.join(' ')} from every API: ` +
      `write scope: { default: '${shared}', '${login ?? 'audience of the login'}': '${configured}' } in its authorizationParams.`,
    { audience, requiredScopes: scopes },
  );
}

/** The SDK's error for a refresh token, whose `scope` has the missing ones. */
function isMissingScopesError(error: unknown): error is Error & { readonly scope: string } {
  return isSdkError(error) && error.error === 'missing_scopes' && 'scope' in error;
}
