import { runLoginActions } from '../../actions/run-login-actions.ts';
import { findUserByPassword } from '../../login/find-user.ts';
import { countLogin } from '../../login/start-session.ts';
import { DEFAULT_CONNECTION } from '../../seed/state-from-seed.ts';
import type { Application } from '../../state/application.ts';
import type { Grant } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant-context.ts';
import { resolveAudience } from '../../tokens/audience.ts';
import { grantScopes, splitScope } from '../../tokens/grant-scopes.ts';
import { oauthError } from '../oauth-errors.ts';
import { required, type Parameters } from '../request-parameters.ts';
import { issueRefreshToken, tokenResponse } from './token-response.ts';

/** `grant_type=password` and Auth0's password-realm: a user's own credentials for tokens. */
export async function passwordGrant(
  tenant: TenantContext,
  application: Application,
  body: Parameters,
  issuer: string,
  dpopJkt: string | undefined,
): Promise<Record<string, string | number>> {
  const realm = body.get('realm') ?? tenant.seed.tenant?.default_directory ?? DEFAULT_CONNECTION;
  const user = findUserByPassword(
    tenant,
    required(body, 'username'),
    required(body, 'password'),
    realm,
  );
  if (user === undefined) {
    throw oauthError('wrongPassword');
  }
  if (user.profile.blocked === true) {
    throw oauthError('blockedUser');
  }
  const identifier = body.get('audience') ?? tenant.seed.tenant?.default_audience;
  const audience = identifier === undefined ? undefined : resolveAudience(tenant, identifier);
  if (identifier !== undefined && audience === undefined) {
    throw oauthError('unknownApi', identifier);
  }
  const asked = splitScope(body.get('scope'));
  const outcome = await runLoginActions(tenant, {
    user,
    application,
    connection: tenant.state.connections.get(realm),
    ...(identifier === undefined ? {} : { audience: identifier }),
    requestedScope: asked,
    scope: grantScopes(asked, audience, user, application),
    protocol: 'oidc-basic-profile',
    query: {},
    issuer,
    userAgent: '',
    mfaDone: false,
  });
  if (outcome.denied !== undefined) {
    throw oauthError('denied', outcome.denied);
  }
  countLogin(tenant, user);
  const grant: Grant = {
    userId: user.profile.user_id,
    clientId: application.client_id,
    ...(identifier === undefined ? {} : { audience: identifier }),
    requestedScope: asked,
    scope: outcome.scope,
    issuer,
    ...(dpopJkt === undefined ? {} : { dpopJkt }),
    authenticatedAt: tenant.clock.now(),
    idTokenClaims: outcome.idTokenClaims,
    accessTokenClaims: outcome.accessTokenClaims,
  };
  return tokenResponse(tenant, {
    grant,
    user,
    application,
    gty: 'password',
    ...(grant.scope.includes('offline_access')
      ? { refreshToken: issueRefreshToken(tenant, grant, application) }
      : {}),
  });
}
