import type { JWTPayload } from 'jose';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import { externalUrl } from '../url/external-url.ts';
import { verifyDpopProof, type VerifiedProof } from './dpop-proof.ts';
import type { Authorization } from './read-authorization.ts';

/** Input of {@link checkTokenBinding}. */
export interface TokenBinding {
  readonly request: Request;
  readonly authorization: Authorization;
  readonly claims: JWTPayload;
  readonly options: ResolvedOptions;
}

/**
 * Checks that a token bound to a key (RFC 9449, `cnf.jkt`) comes with a proof of that key. The bearer
 * scheme with a bound token is refused, and so is the DPoP scheme with a token that is not bound.
 *
 * @throws Problem `invalid-dpop-proof`
 */
export async function checkTokenBinding(binding: TokenBinding): Promise<VerifiedProof | undefined> {
  const { request, authorization, claims, options } = binding;
  const thumbprint = thumbprintOf(claims);
  if (thumbprint === undefined && authorization.scheme === 'Bearer') {
    if (options.dpop === 'when-bound') {
      return undefined;
    }
    throw new Problem('invalid-dpop-proof', 'This API accepts DPoP-bound tokens only.');
  }
  if (thumbprint === undefined) {
    throw new Problem('invalid-dpop-proof', 'The token is not bound to a key. Send it as Bearer.');
  }
  if (authorization.scheme !== 'DPoP') {
    throw new Problem(
      'invalid-dpop-proof',
      'The token is bound to a key. Send it as DPoP with a proof.',
    );
  }
  return verifyDpopProof({
    proof: request.headers.get('dpop'),
    token: authorization.token,
    thumbprint,
    method: request.method,
    url: externalUrl(request, options),
    now: options.clock(),
    toleranceSeconds: options.clockToleranceSeconds,
  });
}

function thumbprintOf(claims: JWTPayload): string | undefined {
  const cnf: unknown = claims['cnf'];
  if (cnf === undefined) {
    return undefined;
  }
  if (typeof cnf === 'object' && cnf !== null && 'jkt' in cnf && typeof cnf.jkt === 'string') {
    return cnf.jkt;
  }
  throw new Problem('invalid-token', 'The token is bound by a method this API does not support.');
}
