import { fromBase64 } from '../common/base64.ts';
import { epochSeconds } from '../common/clock.ts';
import { isLoopbackUrl } from '../common/loopback.ts';
import type { JsonObject } from '../common/json.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** The result of reading a token: its claims, or why it was refused. */
export type TokenReading =
  | { outcome: 'valid'; claims: JsonObject }
  | { outcome: 'malformed' | 'bad-signature' | 'wrong-issuer' | 'expired' };

/** Reads a signed token: signature, then issuer, then time. The caller checks the audience. */
export async function readSignedToken(
  tenant: TenantContext,
  token: string,
  issuer: string,
): Promise<TokenReading> {
  if (!isDecodable(token)) {
    return { outcome: 'malformed' };
  }
  const claims = await tenant.keys.verify(token);
  if (claims === undefined) {
    return { outcome: 'bad-signature' };
  }
  if (!isAcceptedIssuer(tenant, claims['iss'], issuer)) {
    return { outcome: 'wrong-issuer' };
  }
  const exp = claims['exp'];
  if (typeof exp !== 'number' || exp <= epochSeconds(tenant.clock)) {
    return { outcome: 'expired' };
  }
  return { outcome: 'valid', claims };
}

/** Reads an opaque token the tenant has stored. */
export function readOpaqueToken(tenant: TenantContext, token: string): TokenReading {
  const stored = tenant.state.opaqueTokens.get(token);
  if (stored === undefined) {
    return { outcome: 'malformed' };
  }
  if (stored.expiresAt <= tenant.clock.now()) {
    return { outcome: 'expired' };
  }
  return { outcome: 'valid', claims: stored.claims };
}

/** The audiences in a token's claims. */
export function audiencesOf(claims: JsonObject): string[] {
  const aud = claims['aud'];
  const list = Array.isArray(aud) ? aud : [aud];
  return list.filter((item) => typeof item === 'string');
}

function isDecodable(token: string): boolean {
  const [header] = token.split('.');
  try {
    const decoded: unknown = JSON.parse(fromBase64(header ?? ''));
    return typeof decoded === 'object' && decoded !== null;
  } catch {
    return false;
  }
}

/**
 * A token is valid on the domain that issued it. The loopback names of one tenant count as one
 * domain, over http and https alike.
 */
function isAcceptedIssuer(tenant: TenantContext, iss: unknown, issuer: string): boolean {
  if (typeof iss !== 'string' || !iss.endsWith('/')) {
    return false;
  }
  if (iss === issuer) {
    return true;
  }
  const isOwn = tenant.origins.has(iss.slice(0, -1));
  return isOwn && isLoopbackUrl(iss) && isLoopbackUrl(issuer);
}
