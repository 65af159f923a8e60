import type { JWTPayload } from 'jose';
import { Problem } from '../problem/problem.ts';

/** Claims only ID tokens carry (OpenID Connect Core, sections 2 and 3.3.2.11). */
const ID_TOKEN_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash'];

/**
 * Checks that a token with a valid signature was issued for this API.
 *
 * @throws Problem `id-token`, `management-token`, `wrong-audience`
 */
export function checkTokenPurpose(
  claims: JWTPayload,
  expected: { readonly audience: string; readonly issuers: readonly string[] },
): void {
  const audiences = typeof claims.aud === 'string' ? [claims.aud] : (claims.aud ?? []);
  if (ID_TOKEN_CLAIMS.some((claim) => claims[claim] !== undefined)) {
    throw idToken();
  }
  if (audiences.includes(expected.audience)) {
    return;
  }
  if (audiences.some((audience) => isManagementApi(audience, expected.issuers))) {
    throw new Problem(
      'management-token',
      'The token is for the Management API. Request a token with the audience of this API.',
    );
  }
  // The audience of an ID token is a client id; it has no scope (OpenID Connect Core, section 2).
  const [audience] = audiences;
  if (audiences.length === 1 && claims['scope'] === undefined && !URL.canParse(audience ?? '')) {
    throw idToken();
  }
  throw new Problem(
    'wrong-audience',
    'The token is for another API. Request a token with the audience of this API.',
  );
}

function isManagementApi(audience: string, issuers: readonly string[]): boolean {
  return issuers.some((issuer) => {
    const { host, pathname } = new URL(issuer);
    const api = `${host}${pathname}api/v2/`;
    return audience === `https://${api}` || audience === `http://${api}`;
  });
}

function idToken(): Problem {
  return new Problem(
    'id-token',
    'An ID token tells an application who logged in. Send the access token for this API instead.',
  );
}
