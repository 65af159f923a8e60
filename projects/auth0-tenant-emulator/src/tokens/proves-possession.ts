import { isJsonObject, type JsonObject } from '../common/json.ts';
import { publicUrl } from '../tenant/public-url.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';
import { verifyDpopProof } from './verify-dpop-proof.ts';

/**
 * Whether a request may use the access token it presents: one bound to a key needs the `DPoP` scheme
 * and a fresh proof of that key; one that is not bound needs the `Bearer` scheme, or is not in the header at all (RFC 6750 §2.2, §2.3).
 */
export async function provesPossession(
  c: RequestContext,
  accessToken: string,
  claims: JsonObject,
): Promise<boolean> {
  const { tenant } = c.var;
  const scheme = c.req.header('authorization')?.split(' ', 1)[0]?.toLowerCase();
  const confirmation = claims['cnf'];
  if (!isJsonObject(confirmation)) {
    return scheme === 'bearer' || scheme === undefined;
  }
  const proof = c.req.header('dpop');
  if (scheme !== 'dpop' || proof === undefined) {
    return false;
  }
  const result = await verifyDpopProof(tenant, proof, {
    method: c.req.method,
    url: publicUrl(c),
    accessToken,
  });
  return 'jkt' in result && result.jkt === confirmation['jkt'];
}
