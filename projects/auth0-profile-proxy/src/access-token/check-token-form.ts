import { decodeJwt, decodeProtectedHeader } from 'jose';
import { Problem } from '../problem/problem.ts';

const ACCESS_TOKEN_TYPES = new Set(['jwt', 'at+jwt', 'application/at+jwt']);

/**
 * Refuses what cannot be an access token for this API by its form alone, before any key is used.
 * Nothing read here is trusted: it can only lead to a refusal.
 *
 * @throws Problem `opaque-token`, `encrypted-token`, `wrong-issuer`, `invalid-token`
 */
export function checkTokenForm(token: string, issuers: readonly string[]): void {
  const parts = token.split('.');
  if (parts.length === 1) {
    throw new Problem(
      'opaque-token',
      'The token has no parts. Ask for the token with the audience of this API.',
    );
  }
  if (parts.length === 5) {
    throw new Problem(
      'encrypted-token',
      'The token is a JWE. Switch token encryption off for this API in the tenant.',
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
      'The token comes from another issuer. Log in at the tenant this API belongs to, through a domain it knows.',
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
