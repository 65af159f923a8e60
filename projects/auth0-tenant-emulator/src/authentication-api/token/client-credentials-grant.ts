import { epochSeconds } from '../../clock.ts';
import type { JsonObject } from '../../json.ts';
import type { Application, ClientGrant } from '../../state/application.ts';
import type { TenantContext } from '../../tenant-context.ts';
import {
  isManagementAudience,
  isSeedManagementAudience,
  resolveAudience,
  type Audience,
} from '../../tokens/audience.ts';
import { storeOpaqueToken } from '../../tokens/access-token.ts';
import { encryptToken } from '../../tokens/encrypted-token.ts';
import { splitScope } from '../../tokens/grant-scopes.ts';
import { oauthError } from '../oauth-errors.ts';
import type { Parameters } from '../request-parameters.ts';

const MANAGEMENT_LIFETIME = 86_400;

/** `grant_type=client_credentials`: an application's own token for an API it was granted. */
export async function clientCredentialsGrant(
  tenant: TenantContext,
  application: Application,
  body: Parameters,
  issuer: string,
  dpopJkt: string | undefined,
): Promise<Record<string, string | number>> {
  const identifier = body.get('audience') ?? tenant.seed.tenant?.default_audience;
  if (identifier === undefined || identifier === '') {
    throw oauthError('noAudience');
  }
  const audience = resolveAudience(tenant, identifier);
  if (audience === undefined || audience.kind === 'userinfo') {
    throw oauthError('unknownApi', identifier);
  }
  const granted = grantedScopes(tenant, application, identifier);
  const asked = splitScope(body.get('scope'));
  const missing = asked.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) {
    throw oauthError('scopesNotGranted', missing.join(', '));
  }
  const scope = asked.length === 0 ? granted : asked;
  const lifetime = audience.kind === 'api' ? audience.api.token_lifetime : MANAGEMENT_LIFETIME;
  const now = epochSeconds(tenant.clock);
  const claims: JsonObject = {
    iss: issuer,
    sub: `${application.client_id}@clients`,
    aud: identifier,
    iat: now,
    exp: now + lifetime,
    ...(scope.length === 0 ? {} : { scope: scope.join(' ') }),
    gty: 'client-credentials',
    azp: application.client_id,
    ...(dpopJkt === undefined ? {} : { cnf: { jkt: dpopJkt } }),
    ...(audience.kind === 'api' && audience.api.token_dialect === 'access_token_authz'
      ? { permissions: scope }
      : {}),
  };
  return {
    access_token: await serialise(tenant, audience, claims),
    ...(scope.length === 0 ? {} : { scope: scope.join(' ') }),
    expires_in: lifetime,
    token_type: dpopJkt === undefined ? 'Bearer' : 'DPoP',
  };
}

async function serialise(
  tenant: TenantContext,
  audience: Audience,
  claims: JsonObject,
): Promise<string> {
  const format = audience.kind === 'api' ? audience.api.token_format : 'jwt';
  if (format === 'opaque') {
    return storeOpaqueToken(tenant, claims);
  }
  const token = await tenant.keys.sign(claims);
  return format === 'jwe' ? encryptToken(token) : token;
}

function grantedScopes(
  tenant: TenantContext,
  application: Application,
  audience: string,
): string[] {
  const forManagement = isManagementAudience(tenant, audience);
  const grant = tenant.state.clientGrants.find(
    (item: ClientGrant) =>
      item.client_id === application.client_id &&
      (item.audience === audience ||
        (forManagement && isSeedManagementAudience(tenant, item.audience))),
  );
  if (grant === undefined) {
    throw oauthError('noClientGrant', audience);
  }
  return grant.scope;
}
