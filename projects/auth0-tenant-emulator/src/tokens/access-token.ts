import { epochSeconds } from '../common/clock.ts';
import type { JsonObject } from '../common/json.ts';
import { randomId } from '../common/random-id.ts';
import { dropExpired } from '../state/drop-expired.ts';
import type { Api } from '../state/application.ts';
import type { Grant } from '../state/grants.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { resolveAudience, type Audience } from './audience.ts';
import { encryptToken } from './encrypted-token.ts';
import { permissionsOf } from './grant-scopes.ts';
import { organizationClaims } from './organization-claims.ts';

/** Of the Management API; that the My Account API has the same is not verified. */
const OWN_API_LIFETIME = 86_400;
const USERINFO_LIFETIME = { code: 86_400, implicit: 7_200 };

/** An access token as the token endpoint returns it. */
export interface IssuedToken {
  token: string;
  expiresIn: number;
  tokenType: 'Bearer' | 'DPoP';
}

/** Options of an access token besides the grant. */
export interface AccessTokenOptions {
  flow?: 'code' | 'implicit';
  gty?: string;
  /** Claims an action or a rule added. */
  extraClaims?: JsonObject;
  user?: UserRecord;
  lifetime?: number;
}

/** Issues an access token for a user's grant: a JWT for an API, else an opaque one of 32 characters. */
export async function issueAccessToken(
  tenant: TenantContext,
  grant: Grant,
  options: AccessTokenOptions = {},
): Promise<IssuedToken> {
  const audience =
    grant.audience === undefined ? undefined : resolveAudience(tenant, grant.audience);
  const expiresIn = options.lifetime ?? lifetimeOf(audience, options.flow ?? 'code');
  const claims = claimsOf(tenant, grant, audience, expiresIn, options);
  return {
    token: await serialise(tenant, claims, audience),
    expiresIn,
    tokenType: grant.dpopJkt === undefined ? 'Bearer' : 'DPoP',
  };
}

function lifetimeOf(audience: Audience | undefined, flow: 'code' | 'implicit'): number {
  if (audience?.kind === 'api') {
    return flow === 'implicit' ? audience.api.token_lifetime_for_web : audience.api.token_lifetime;
  }
  if (audience?.kind === 'management' || audience?.kind === 'my-account') {
    return OWN_API_LIFETIME;
  }
  return USERINFO_LIFETIME[flow];
}

function claimsOf(
  tenant: TenantContext,
  grant: Grant,
  audience: Audience | undefined,
  expiresIn: number,
  options: AccessTokenOptions,
): JsonObject {
  const now = epochSeconds(tenant.clock);
  const userinfo = `${grant.issuer}userinfo`;
  const api = audience === undefined || audience.kind === 'userinfo' ? undefined : grant.audience;
  const aud = api === undefined ? userinfo : grant.scope.includes('openid') ? [api, userinfo] : api;
  const claims: JsonObject = {
    ...grant.accessTokenClaims,
    ...options.extraClaims,
    iss: grant.issuer,
    sub: grant.userId,
    aud,
    iat: now,
    exp: now + expiresIn,
    ...organizationClaims(tenant, grant.organizationId),
  };
  if (grant.scope.length > 0) {
    claims['scope'] = grant.scope.join(' ');
  }
  if (options.gty !== undefined) {
    claims['gty'] = options.gty;
  }
  claims['azp'] = grant.clientId;
  if (grant.dpopJkt !== undefined) {
    claims['cnf'] = { jkt: grant.dpopJkt };
  }
  if (audience?.kind === 'api' && audience.api.token_dialect === 'access_token_authz') {
    claims['permissions'] =
      options.user === undefined
        ? grant.scope
        : permissionsOf(tenant, options.user, audience.api.identifier);
  }
  return claims;
}

async function serialise(
  tenant: TenantContext,
  claims: JsonObject,
  audience: Audience | undefined,
): Promise<string> {
  const format = formatOf(audience);
  if (format === 'opaque') {
    return storeOpaqueToken(tenant, claims);
  }
  const token = await tenant.keys.sign(claims);
  return format === 'jwe' ? encryptToken(token) : token;
}

function formatOf(audience: Audience | undefined): Api['token_format'] {
  if (audience === undefined || audience.kind === 'userinfo') {
    return 'opaque';
  }
  return audience.kind === 'api' ? audience.api.token_format : 'jwt';
}

/** Stores claims under a new opaque token of 32 characters. */
export function storeOpaqueToken(tenant: TenantContext, claims: JsonObject): string {
  const token = randomId(32);
  const expiresAt = Number(claims['exp']) * 1000;
  dropExpired(tenant.state.opaqueTokens, tenant.clock.now());
  tenant.state.opaqueTokens.set(token, { token, claims, expiresAt });
  return token;
}
