import { epochSeconds } from '../common/clock.ts';
import type { JsonObject } from '../common/json.ts';
import type { Application } from '../state/application.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { TenantError } from '../common/tenant-error.ts';
import { storeOpaqueToken } from './access-token.ts';
import { encryptToken } from './encrypted-token.ts';
import { splitScope } from './grant-scopes.ts';
import { profileClaims } from './profile-claims.ts';

/** A token to issue without a login. */
export interface MintRequest {
  /** Default `access-token`. */
  kind?: 'access-token' | 'id-token' | 'opaque' | 'encrypted';
  /** Subject: a user's id, or `<client>@clients`. Need not exist. */
  userId: string;
  /** Default: the first application of the tenant. */
  clientId?: string;
  /** Default: the Management API. */
  audience?: string | string[];
  /** Granted as it is: nothing is dropped. Default `openid`. */
  scope?: string;
  /** Seconds from now; negative for a token that has expired. Default 86400. */
  expiresInSeconds?: number;
  /** Claims to add or to replace; `null` removes a claim. */
  claims?: JsonObject;
}

/**
 * Issues a token with any content for a test, signed like every other token of the tenant.
 *
 * @throws TenantError `unknown-client` when `clientId` is left out and the tenant has no application.
 */
export async function mintToken(
  tenant: TenantContext,
  request: MintRequest,
  issuer: string,
): Promise<string> {
  const now = epochSeconds(tenant.clock);
  const clientId = request.clientId ?? firstApplication(tenant).client_id;
  const kind = request.kind ?? 'access-token';
  const times = { iat: now, exp: now + (request.expiresInSeconds ?? 86_400) };
  if (kind === 'id-token') {
    const user = tenant.state.users.get(request.userId);
    const scope = splitScope(request.scope ?? 'openid profile email');
    return tenant.keys.sign(
      withoutNulls({
        ...(user === undefined ? {} : profileClaims(user.profile, scope)),
        iss: issuer,
        sub: request.userId,
        aud: clientId,
        ...times,
        ...request.claims,
      }),
    );
  }
  const claims: JsonObject = {
    iss: issuer,
    sub: request.userId,
    aud: request.audience ?? (kind === 'opaque' ? `${issuer}userinfo` : `${issuer}api/v2/`),
    ...times,
    scope: request.scope ?? 'openid',
    azp: clientId,
    ...request.claims,
  };
  const complete = withoutNulls(claims);
  if (kind === 'opaque') {
    return storeOpaqueToken(tenant, complete);
  }
  const token = await tenant.keys.sign(complete);
  return kind === 'encrypted' ? encryptToken(token) : token;
}

function firstApplication(tenant: TenantContext): Application {
  for (const application of tenant.state.applications.values()) {
    return application;
  }
  throw new TenantError(
    'unknown-client',
    'The tenant has no application. Name a clientId, or add a client to the seed.',
  );
}

function withoutNulls(claims: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
}
