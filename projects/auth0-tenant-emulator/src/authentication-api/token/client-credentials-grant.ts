import { defined } from '../../common/defined.ts';
import { epochSeconds } from '../../common/clock.ts';
import type { JsonObject } from '../../common/json.ts';
import type { Application, ClientGrant } from '../../state/application.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { logEvent } from '../../tenant/tenant-log.ts';
import { isSameApi, resolveAudience, type Audience } from '../../tokens/audience.ts';
import { storeOpaqueToken } from '../../tokens/access-token.ts';
import { encryptToken } from '../../tokens/encrypted-token.ts';
import { splitScope } from '../../tokens/grant-scopes.ts';
import { oauthError } from '../oauth-errors.ts';
import type { TokenRequest, TokenResponse } from './token-request.ts';

const MANAGEMENT_LIFETIME = 86_400;

/** `grant_type=client_credentials`: an application's own token for an API it was granted. */
export async function clientCredentialsGrant(
  tenant: TenantContext,
  request: TokenRequest,
): Promise<TokenResponse> {
  const { application, body, issuer, dpopJkt } = request;
  const identifier = body.get('audience') ?? tenant.seed.tenant?.default_audience;
  if (identifier === undefined || identifier === '') {
    throw oauthError('noAudience');
  }
  const audience = resolveAudience(tenant, identifier);
  if (audience === undefined || audience.kind === 'userinfo') {
    throw oauthError('unknownApi', identifier);
  }
  if (audience.kind === 'my-account') {
    throw oauthError('noAccess', application.client_id, identifier);
  }
  const granted = grantedScopes(tenant, application, identifier);
  const asked = splitScope(body.get('scope'));
  const missing = asked.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) {
    throw oauthError('scopesNotGranted', missing.join(', '));
  }
  const scope = asked.length === 0 ? granted : asked;
  const grantedScope = scope.length === 0 ? undefined : scope.join(' ');
  const lifetime = audience.kind === 'api' ? audience.api.token_lifetime : MANAGEMENT_LIFETIME;
  const now = epochSeconds(tenant.clock);
  const claims: JsonObject = {
    iss: issuer,
    sub: `${application.client_id}@clients`,
    aud: identifier,
    iat: now,
    exp: now + lifetime,
    ...defined({ scope: grantedScope }),
    gty: 'client-credentials',
    azp: application.client_id,
    ...defined({
      cnf: dpopJkt === undefined ? undefined : { jkt: dpopJkt },
      permissions: hasPermissionsClaim(audience) ? scope : undefined,
    }),
  };
  logEvent(tenant, 'seccft', {
    client_id: application.client_id,
    audience: identifier,
    scope: grantedScope,
  });
  return {
    access_token: await serialise(tenant, audience, claims),
    ...defined({ scope: grantedScope }),
    expires_in: lifetime,
    token_type: dpopJkt === undefined ? 'Bearer' : 'DPoP',
  };
}

function hasPermissionsClaim(audience: Audience): boolean {
  return audience.kind === 'api' && audience.api.token_dialect === 'access_token_authz';
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
  const grant = tenant.state.clientGrants.find(
    (item: ClientGrant) =>
      item.subject_type !== 'user' &&
      item.client_id === application.client_id &&
      isSameApi(tenant, item.audience, audience),
  );
  if (grant === undefined) {
    throw oauthError('noClientGrant', audience);
  }
  return grant.scope;
}
