import { defined } from '../../common/defined.ts';
import { runLoginActions } from '../../actions/run-login-actions.ts';
import { findUserByPassword } from '../../users/find-user-by-password.ts';
import { countLogin } from '../../sessions/start-session.ts';
import { DEFAULT_CONNECTION } from '../../seed/state-from-seed.ts';
import type { Grant } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { resolveAudience } from '../../tokens/audience.ts';
import { grantScopes, splitScope } from '../../tokens/grant-scopes.ts';
import { lacksAccess } from '../../tokens/my-account-access.ts';
import { requireMfa } from '../mfa/require-mfa.ts';
import { oauthError } from '../oauth-errors.ts';
import { requiredStepUp } from '../required-step-up.ts';
import { required } from '../request-parameters.ts';
import { tokenResponse } from './token-response.ts';
import { issueRefreshToken } from '../../tokens/refresh-token.ts';
import type { TokenRequest, TokenResponse } from './token-request.ts';

/** `grant_type=password` and Auth0's password-realm: a user's own credentials for tokens. */
export async function passwordGrant(
  tenant: TenantContext,
  request: TokenRequest,
): Promise<TokenResponse> {
  const { application, body, issuer, dpopJkt } = request;
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
  if (identifier !== undefined && lacksAccess(tenant, application, identifier)) {
    throw oauthError('noAccess', application.client_id, identifier);
  }
  const connection = tenant.state.connections.get(realm);
  const asked = splitScope(body.get('scope'));
  const outcome = await runLoginActions(tenant, {
    user,
    application,
    connection,
    ...defined({ audience: identifier }),
    requestedScope: asked,
    scope: grantScopes(tenant, asked, audience, user, application),
    protocol: 'oidc-basic-profile',
    query: {},
    issuer,
    userAgent: '',
    mfaDone: false,
  });
  request.note({ scriptError: outcome.scriptErrors[0] });
  if (outcome.denied !== undefined) {
    throw oauthError('denied', outcome.denied);
  }
  const grant: Grant = {
    userId: user.profile.user_id,
    clientId: application.client_id,
    ...defined({ audience: identifier }),
    requestedScope: asked,
    scope: outcome.scope,
    issuer,
    ...defined({ dpopJkt }),
    authenticatedAt: tenant.clock.now(),
    idTokenClaims: outcome.idTokenClaims,
    accessTokenClaims: outcome.accessTokenClaims,
  };
  const times = { authenticatedAt: grant.authenticatedAt, mfaAt: undefined };
  if (
    user.mfaRequired ||
    connection?.require_mfa === true ||
    outcome.mfaRequired ||
    requiredStepUp(tenant, identifier, user, times) === 'mfa'
  ) {
    throw requireMfa(tenant, user, { grant, gty: 'password' });
  }
  countLogin(tenant, user);
  const refreshToken = grant.scope.includes('offline_access')
    ? issueRefreshToken(tenant, { grant, application })
    : undefined;
  return tokenResponse(tenant, {
    grant,
    user,
    application,
    gty: 'password',
    ...defined({ refreshToken }),
  });
}
