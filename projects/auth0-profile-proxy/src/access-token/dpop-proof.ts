import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify, type JWTPayload } from 'jose';
import { Problem } from '../problem/problem.ts';
import { sha256Base64url } from '../encryption/sha256.ts';
import { storeKey } from '../contract/proxy-store.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';

/** Input of {@link verifyDpopProof}. */
export interface DpopProofCheck {
  readonly proof: string | null;
  readonly token: string;
  /** `cnf.jkt` of the access token. */
  readonly thumbprint: string;
  readonly method: string;
  readonly url: URL;
  readonly now: number;
  readonly toleranceSeconds: number;
}

/** A valid DPoP proof. */
export interface VerifiedProof {
  /** Hash of its key and its `jti`. */
  readonly id: string;
  /** Milliseconds since 1970 from which it is refused by its age. */
  readonly expiresAt: number;
}

/** A proof is accepted for this long after its `iat`. */
const MAX_AGE_SECONDS = 60;

const STORE_MARGIN_MS = 5000;

/**
 * Checks a DPoP proof as RFC 9449, section 4.3, requires: type, algorithm, signature by the key it
 * contains, method, URL, age, hash of the token, the key the token is bound to. First use is checked
 * by {@link useProofOnce}.
 *
 * @throws Problem `invalid-dpop-proof`
 */
export async function verifyDpopProof(check: DpopProofCheck): Promise<VerifiedProof> {
  if (check.proof === null || check.proof.includes(',')) {
    throw refusal('Send exactly one DPoP header with a proof.');
  }
  const { payload, thumbprint } = await verifySignature(check.proof, check);
  if (thumbprint !== check.thumbprint) {
    throw refusal('The proof is signed by another key.');
  }
  if (payload['htm'] !== check.method) {
    throw refusal('The proof is for another method.');
  }
  if (!sameAddress(payload['htu'], check.url)) {
    throw refusal('The proof is for another URL.');
  }
  if (payload['ath'] !== (await sha256Base64url(check.token))) {
    throw refusal('The proof is for another token.');
  }
  const { jti } = payload;
  if (typeof jti !== 'string' || jti === '' || jti.length > 200) {
    throw refusal('The proof has no usable jti.');
  }
  const { iat = 0 } = payload;
  return {
    id: await sha256Base64url(`${thumbprint}:${jti}`),
    expiresAt: (iat + MAX_AGE_SECONDS + check.toleranceSeconds + 1) * 1000,
  };
}

/**
 * Marks a proof as used. Called after permission and limits were checked, so that requests without
 * permission cannot fill the store.
 *
 * @throws Problem `invalid-dpop-proof` when the proof was used before
 */
export async function useProofOnce(
  proof: VerifiedProof,
  sub: string,
  { store, clock }: Pick<ResolvedOptions, 'store' | 'clock'>,
): Promise<void> {
  const key = storeKey('dpop', sub, proof.id);
  // The store may use another clock, so the mark outlives the proof a little.
  if (!(await store.add(key, '1', proof.expiresAt - clock() + STORE_MARGIN_MS))) {
    throw refusal('The proof was used before.');
  }
}

async function verifySignature(
  proof: string,
  check: DpopProofCheck,
): Promise<{ payload: JWTPayload; thumbprint: string }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      maxTokenAge: MAX_AGE_SECONDS,
      clockTolerance: check.toleranceSeconds,
      currentDate: new Date(check.now),
    });
    // EmbeddedJWK refuses a missing key and a private one.
    const { jwk } = protectedHeader;
    if (!jwk) {
      throw refusal('The proof has to contain a public key.');
    }
    return { payload, thumbprint: await calculateJwkThumbprint(jwk, 'sha256') };
  } catch (error) {
    if (error instanceof Problem) {
      throw error;
    }
    throw new Problem('invalid-dpop-proof', 'The proof cannot be verified.', { cause: error });
  }
}

function sameAddress(htu: unknown, url: URL): boolean {
  if (typeof htu !== 'string' || !URL.canParse(htu)) {
    return false;
  }
  const claimed = new URL(htu);
  return claimed.origin === url.origin && claimed.pathname === url.pathname;
}

function refusal(detail: string): Problem {
  return new Problem('invalid-dpop-proof', detail);
}
