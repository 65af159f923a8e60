import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import type { JWK } from 'jose';
import { sha256Base64Url } from '../common/hash.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { isUsedAgain } from './is-used-again.ts';

const LEEWAY_SECONDS = 60;
const MAX_AGE_SECONDS = 300;

/** What a DPoP proof has to match. */
export interface ProofExpectation {
  method: string;
  url: string;
  /** Access token presented beside the proof, for `ath`. */
  accessToken?: string;
}

/**
 * Checks a DPoP proof (RFC 9449 §4.3) and returns the thumbprint of its key, or a sentence that
 * says what is wrong.
 */
export async function verifyDpopProof(
  tenant: TenantContext,
  proof: string,
  expected: ProofExpectation,
): Promise<{ jkt: string } | { fault: string }> {
  let payload: Record<string, unknown>;
  let jwk: JWK | undefined;
  try {
    const verified = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      currentDate: new Date(tenant.clock.now()),
      clockTolerance: LEEWAY_SECONDS,
      maxTokenAge: MAX_AGE_SECONDS,
    });
    payload = verified.payload;
    jwk = verified.protectedHeader.jwk;
  } catch {
    return { fault: 'DPoP proof JWT is invalid' };
  }
  if (jwk === undefined) {
    return { fault: 'DPoP proof has no key' };
  }
  const { htm, htu, jti, ath } = payload;
  const forgetAt = tenant.clock.now() + (MAX_AGE_SECONDS + LEEWAY_SECONDS) * 1000;
  if (htm !== expected.method) {
    return { fault: 'DPoP proof has an unexpected htm' };
  }
  if (!sameTarget(htu, expected.url)) {
    return { fault: 'DPoP proof has an unexpected htu' };
  }
  if (typeof jti !== 'string' || isUsedAgain(tenant, jti, forgetAt)) {
    return { fault: 'DPoP proof has been used before' };
  }
  if (expected.accessToken !== undefined && ath !== sha256Base64Url(expected.accessToken)) {
    return { fault: 'DPoP proof has an unexpected ath' };
  }
  return { jkt: await calculateJwkThumbprint(jwk, 'sha256') };
}

function sameTarget(htu: unknown, url: string): boolean {
  if (typeof htu !== 'string' || !URL.canParse(htu)) {
    return false;
  }
  const [left, right] = [new URL(htu), new URL(url)];
  return left.origin === right.origin && left.pathname === right.pathname;
}
