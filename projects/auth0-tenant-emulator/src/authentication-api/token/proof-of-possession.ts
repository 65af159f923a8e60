import type { Application } from '../../state/application.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { publicUrl } from '../../tenant/public-url.ts';
import { verifyDpopProof } from '../../tokens/verify-dpop-proof.ts';
import { oauthError } from '../oauth-errors.ts';

/** The thumbprint of the key a token request proves to hold, if it proves one. */
export async function proofOfPossession(
  c: RequestContext,
  application: Application,
): Promise<string | undefined> {
  const { tenant } = c.var;
  const proof = c.req.header('dpop');
  if (proof === undefined) {
    if (application.require_proof_of_possession) {
      throw oauthError('invalidProof', 'A DPoP proof is required for this client');
    }
    return undefined;
  }
  const result = await verifyDpopProof(tenant, proof, { method: c.req.method, url: publicUrl(c) });
  if ('fault' in result) {
    throw oauthError('invalidProof', result.fault);
  }
  return result.jkt;
}
