import { toBase64Url } from '../common/base64.ts';
import { epochSeconds } from '../common/clock.ts';
import { sha256 } from '../common/hash.ts';
import type { JsonObject } from '../common/json.ts';
import type { Application } from '../state/application.ts';
import type { Grant } from '../state/grants.ts';
import type { User } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { organizationClaims } from './organization-claims.ts';
import { profileClaims } from './profile-claims.ts';

/** Options of an ID token besides the grant. */
export interface IdTokenOptions {
  application: Application;
  nonce?: string;
  /** Access token issued with it, for `at_hash`. */
  accessToken?: string;
  /** Code issued with it, for `c_hash`. */
  code?: string;
  extraClaims?: JsonObject;
}

/** Issues an ID token for a grant. */
export function issueIdToken(
  tenant: TenantContext,
  grant: Grant,
  user: User,
  options: IdTokenOptions,
): Promise<string> {
  const now = epochSeconds(tenant.clock);
  const claims: JsonObject = {
    ...profileClaims(user, grant.scope),
    ...grant.idTokenClaims,
    ...options.extraClaims,
    iss: grant.issuer,
    sub: grant.userId,
    aud: grant.clientId,
    iat: now,
    exp: now + options.application.id_token_lifetime,
    auth_time: Math.floor(grant.authenticatedAt / 1000),
    ...organizationClaims(tenant, grant.organizationId),
  };
  if (grant.sessionId !== undefined) {
    claims['sid'] = grant.sessionId;
  }
  if (grant.mfaAt !== undefined) {
    claims['amr'] = ['mfa'];
  }
  if (options.nonce !== undefined) {
    claims['nonce'] = options.nonce;
  }
  if (options.accessToken !== undefined) {
    claims['at_hash'] = halfHash(options.accessToken);
  }
  if (options.code !== undefined) {
    claims['c_hash'] = halfHash(options.code);
  }
  return tenant.keys.sign(claims);
}

/** The left half of a value's SHA-256 (OpenID Connect Core §3.3.2.11). */
function halfHash(value: string): string {
  return toBase64Url(sha256(value).subarray(0, 16));
}
