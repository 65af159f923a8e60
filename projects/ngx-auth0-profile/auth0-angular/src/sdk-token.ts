import type {
  AuthorizationRequest,
  ɵCacheMode as CacheMode,
  ɵIssuedToken as IssuedToken,
} from 'ngx-auth0-profile';
import { sdkError } from './sdk-error';

/** The SDK returns a cached token only if it is valid for at least this long. */
const SDK_LEEWAY = 60_000;

/**
 * The token of a response of the SDK, without its headers.
 *
 * @throws the SDK's error `missing_refresh_token` for the token of another API.
 */
export function sdkToken(
  response: {
    readonly access_token: string;
    readonly token_type?: string;
    readonly scope?: string;
    readonly expires_in: number;
  },
  claims: Readonly<Record<string, unknown>> | undefined,
  { audience, scopes }: AuthorizationRequest,
  cacheMode: CacheMode,
  session: { readonly user: string | undefined; readonly expiresAt: number },
): Omit<IssuedToken, 'headers'> {
  const audiences = claims?.['aud'];
  if (audiences !== undefined && ![audiences].flat().includes(audience)) {
    // A multi-resource refresh token without a policy for this API; the SDK does not check.
    const scope = scopes.join(' ');
    const error = sdkError('missing_refresh_token', `No token for ${audience} (${scope}).`);
    throw Object.assign(error, { audience, scope });
  }
  const granted = response.scope ?? claims?.['scope'];
  const now = Date.now();
  const expires =
    // `expires_in` counts from the moment of issue, which is unknown for a cached token.
    cacheMode !== 'cache-only'
      ? now + response.expires_in * 1000
      : typeof claims?.['exp'] === 'number'
        ? claims['exp'] * 1000
        : now + 2 * SDK_LEEWAY;
  const value = response.access_token;
  const type = response.token_type?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
  return {
    value,
    type,
    // A response without a scope grants the requested one (RFC 6749, section 5.1).
    scopes: new Set(typeof granted === 'string' ? granted.split(' ') : scopes),
    // An access token is opaque to clients (RFC 9068, section 6): where it cannot be read, the session tells.
    subject: typeof claims?.['sub'] === 'string' ? claims['sub'] : session.user,
    usableUntil: Math.min(expires, session.expiresAt) - SDK_LEEWAY,
  };
}
