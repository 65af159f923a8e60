import { decodeJwt, type JWTPayload } from 'jose';
import type { TokenEndpointResponse } from 'openid-client';
import type { SessionToken } from '../session/session.ts';

/** What a token is requested for. */
export interface TokenTarget {
  readonly audience: string;
  /** Scopes to request; none for those of the login. */
  readonly scopes: readonly string[];
}

/** How long it is remembered that the tenant issued no token for an API. */
const REFUSED_MS = 60_000;

/**
 * The access token of a token response. Where the application has no policy for the API, Auth0 answers
 * a refresh token with a token for the API of the login: such a token is not stored, and never sent to
 * an API it is not for. Its value is then empty, and no scope is granted.
 */
export function sessionToken(
  response: TokenEndpointResponse,
  { audience, scopes: requested }: TokenTarget,
  now: number,
): SessionToken {
  if (!isForAudience(response.access_token, audience)) {
    return { value: '', scopes: [], requested, expiresAt: now + REFUSED_MS };
  }
  const scopes = response.scope?.split(' ') ?? requested;
  return {
    value: response.access_token,
    scopes,
    requested: [...new Set([...requested, ...scopes])],
    expiresAt: now + (response.expires_in ?? 0) * 1000,
  };
}

/** Permissions that the tenant's role-based access control put into a token. */
export function permissionsOf({ value }: SessionToken): string[] {
  const permissions = claimsOf(value)?.['permissions'];
  return Array.isArray(permissions)
    ? permissions.filter((member) => typeof member === 'string')
    : [];
}

function isForAudience(token: string, audience: string): boolean {
  // A JWE can be read by its API only; the tenant encrypts for one API.
  return token.split('.').length === 5 || [claimsOf(token)?.aud].flat().includes(audience);
}

/** The claims of a token that came from the tenant directly. */
function claimsOf(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}
