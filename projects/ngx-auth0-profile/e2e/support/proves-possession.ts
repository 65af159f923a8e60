import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { claimsOf, headerOf } from './token-claims.ts';

/**
 * Whether a request may use its token. A token bound to a key must be sent as `DPoP` with a proof of
 * that key for this request (RFC 9449, section 4.3); any other token as `Bearer`.
 */
export function provesPossession({ method, url = '/', headers }: IncomingMessage): boolean {
  const [scheme, token = ''] = (headers.authorization ?? '').split(' ');
  const bound = claimsOf(token)['cnf'] as { readonly jkt?: string } | undefined;
  if (!bound) {
    return scheme === 'Bearer';
  }
  const proof = String(headers['dpop']);
  const { typ, jwk } = headerOf(proof) as { readonly typ?: string; readonly jwk?: JsonWebKey };
  const { htm, htu, ath } = claimsOf(proof);
  return (
    scheme === 'DPoP' &&
    typ === 'dpop+jwt' &&
    htm === method &&
    htu === `http://${String(headers.host)}${url}` &&
    ath === sha256(token) &&
    jwk !== undefined &&
    sha256(canonical(jwk)) === bound.jkt &&
    isSignedBy(jwk, proof)
  );
}

/** The members of a JWK thumbprint in the required order (RFC 7638, section 3.2). */
function canonical({ crv, kty, x, y }: JsonWebKey): string {
  return JSON.stringify({ crv, kty, x, y });
}

function isSignedBy(jwk: JsonWebKey, proof: string): boolean {
  const [header = '', payload = '', signature = ''] = proof.split('.');
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
