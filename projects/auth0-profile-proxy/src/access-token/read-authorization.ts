import { Problem } from '../problem/problem.ts';

/** A parsed `Authorization` header. */
export interface Authorization {
  readonly scheme: 'Bearer' | 'DPoP';
  readonly token: string;
}

/** Longest header accepted; a token with the largest claims Auth0 issues is shorter. */
const MAX_LENGTH = 12_000;

/** Exactly one scheme and one token (RFC 6750, section 2.1): two joined headers do not match. */
const SYNTAX = /^(Bearer|DPoP) ([A-Za-z0-9\-._~+/]+=*)$/i;

/**
 * Reads the token of a request from the header only, never from query or body.
 *
 * @throws Problem `missing-token`, `invalid-token`
 */
export function readAuthorization(headers: Headers): Authorization {
  const header = headers.get('authorization');
  if (header === null || header.trim() === '') {
    throw new Problem(
      'missing-token',
      'Send an access token for this API: "Authorization: Bearer …".',
    );
  }
  const match = header.length <= MAX_LENGTH ? SYNTAX.exec(header.trim()) : null;
  if (!match) {
    throw new Problem(
      'invalid-token',
      'The Authorization header is malformed. Send one scheme and one token: "Bearer …".',
    );
  }
  const scheme = match[1]?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
  return { scheme, token: match[2] ?? '' };
}
