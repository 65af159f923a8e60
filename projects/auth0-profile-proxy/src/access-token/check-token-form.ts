import { decodeJwt, decodeProtectedHeader } from 'jose';
import { Problem } from '../problem/problem.ts';

const ACCESS_TOKEN_TYPES = new Set(['jwt', 'at+jwt', 'application/at+jwt']);

/**
 * Refuses a token whose form shows that it is no access token for this API, before any key is used.
 * Unverified content can only lead to a refusal here.
 *
 * @throws Problem `opaque-token`, `encrypted-token`, `wrong-issuer`, `invalid-token`
 */
export function checkTokenForm(token: string, issuers: readonly string[]): void {
  const parts = token.split('.');
  if (parts.length === 1) {
    throw new Problem(
      'opaque-token',
      'The token is opaque. Request a token with the audience of this API.',
    );
  }
  if (parts.length === 5) {
    throw new Problem(
      'encrypted-token',
      'The token is a JWE. Turn off token encryption for this API in the tenant.',
    );
  }
  const { alg, typ, issuer } = read(token);
  if (alg !== 'RS256') {
    throw new Problem(
      'invalid-token',
      'The token is not signed with RS256. Send a token of the tenant.',
    );
  }
  if (typ !== undefined && !ACCESS_TOKEN_TYPES.has(typ.toLowerCase())) {
    throw new Problem('invalid-token', 'The token is not of the type access token.');
  }
  if (typeof issuer !== 'string' || !issuers.includes(issuer)) {
    throw new Problem(
      'wrong-issuer',
      'The token comes from another issuer. Log in at the tenant of this API, through its domain or its configured custom domain.',
    );
  }
}

function read(token: string): { alg: unknown; typ: string | undefined; issuer: unknown } {
  try {
    const { alg, typ } = decodeProtectedHeader(token);
    return { alg, typ: typeof typ === 'string' ? typ : undefined, issuer: decodeJwt(token).iss };
  } catch {
    throw new Problem(
      'invalid-token',
      'The token cannot be decoded. Send a complete access token.',
    );
  }
}
