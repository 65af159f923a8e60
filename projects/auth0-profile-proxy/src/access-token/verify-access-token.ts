import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import type { Caller } from './caller.ts';
import { checkOrganization } from './check-organization.ts';
import { checkSubject } from './check-subject.ts';
import { checkTokenForm } from './check-token-form.ts';
import { checkTokenPurpose } from './check-token-purpose.ts';
import { checkTokenBinding } from './check-token-binding.ts';
import { readAuthorization } from './read-authorization.ts';
import { VerifiedTokens } from './verified-tokens.ts';

/** Verifies the access token of a request and returns the caller. */
export type AccessTokenVerifier = (request: Request) => Promise<Caller>;

/** Builds the verifier. Each kind of wrong token is refused with its own {@link Problem}. */
export function accessTokenVerifier(
  options: ResolvedOptions,
  keys: JWTVerifyGetKey,
): AccessTokenVerifier {
  const remembered = new VerifiedTokens();
  const claimsOf = async (token: string): Promise<JWTPayload> => {
    const now = options.clock();
    const known = remembered.get(token, now);
    if (known) {
      return known;
    }
    checkTokenForm(token, options.issuers);
    const claims = await verifiedClaims(token, keys, options);
    remembered.add(token, claims, now);
    return claims;
  };
  return async (request) => {
    const authorization = readAuthorization(request.headers);
    const claims = await claimsOf(authorization.token);
    checkTokenPurpose(claims, options);
    const proof = await checkTokenBinding({ request, authorization, claims, options });
    return {
      sub: checkSubject(claims),
      scopes: new Set(typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : []),
      permissions: new Set(textsOf(claims['permissions'])),
      organization: checkOrganization(claims, options.organizations),
      proof,
      clientId: textsOf([claims['azp'], claims['client_id']])[0],
    };
  };
}

async function verifiedClaims(
  token: string,
  keys: JWTVerifyGetKey,
  options: ResolvedOptions,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: [...options.issuers],
      requiredClaims: ['sub', 'aud', 'exp', 'iat'],
      clockTolerance: options.clockToleranceSeconds,
      currentDate: new Date(options.clock()),
    });
    return payload;
  } catch (error) {
    if (error instanceof Problem) {
      throw error;
    }
    if (error instanceof errors.JWTExpired) {
      // An expired ID token is reported as an ID token: renewing it would not help.
      checkTokenPurpose(error.payload, options);
      throw new Problem('expired', 'The token has expired. Request a new one.', { cause: error });
    }
    throw new Problem(
      'invalid-token',
      'The token cannot be verified with the keys of the tenant.',
      {
        cause: error,
      },
    );
  }
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === 'string') : [];
}
