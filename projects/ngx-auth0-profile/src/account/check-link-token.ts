import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { DecodedJwt } from '../tokens/decode-jwt';

/** The signed-in user that an ID token of a second account is checked against. */
export interface LinkingUser {
  readonly sub: string;
  readonly issuer: string;
  readonly clientId: string;
}

/**
 * Refuses an ID token the Management API would refuse (Management API reference, "Link a user
 * account").
 *
 * @throws {Auth0ProfileError} `invalid-link-token`.
 */
export function checkLinkToken(idToken: DecodedJwt | undefined, user: LinkingUser): void {
  const claims = idToken?.claims;
  const audience = claims?.['aud'];
  const expires = claims?.['exp'];
  const fault =
    !claims || idToken.header['alg'] !== 'RS256'
      ? 'is not an ID token signed with RS256'
      : claims['iss'] !== user.issuer
        ? 'was issued by another tenant or domain'
        : !(Array.isArray(audience) ? audience : [audience]).includes(user.clientId)
          ? 'was issued for another application'
          : typeof claims['sub'] !== 'string'
            ? 'names no user'
            : claims['sub'] === user.sub
              ? 'belongs to the account that is signed in'
              : typeof expires === 'number' && expires * 1000 < Date.now()
                ? 'has expired'
                : undefined;
  if (fault) {
    throw new Auth0ProfileError(
      'invalid-link-token',
      `The token of the account to link ${fault}. ` +
        'Let the user log in to that account with this application, and pass its raw ID token.',
    );
  }
}
