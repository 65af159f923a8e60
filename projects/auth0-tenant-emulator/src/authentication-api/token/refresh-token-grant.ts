import { defined } from '../../common/defined.ts';
import { runLoginActions } from '../../actions/run-login-actions.ts';
import type { Application, RefreshTokenPolicy } from '../../state/application.ts';
import type { Grant, RefreshToken } from '../../state/grants.ts';
import type { Organization } from '../../state/organization.ts';
import type { UserRecord } from '../../state/user.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { isSameApi, resolveAudience } from '../../tokens/audience.ts';
import { grantScopes, OIDC_SCOPES, splitScope } from '../../tokens/grant-scopes.ts';
import { lacksAccess } from '../../tokens/my-account-access.ts';
import { requireMfa } from '../mfa/require-mfa.ts';
import { oauthError } from '../oauth-errors.ts';
import { requiredStepUp } from '../required-step-up.ts';
import { required, type Parameters } from '../request-parameters.ts';
import { tokenResponse } from './token-response.ts';
import type { TokenRequest, TokenResponse } from './token-request.ts';
import { rotatedRefreshToken, usableRefreshToken } from './usable-refresh-token.ts';

/** `grant_type=refresh_token`, with rotation, leeway, reuse detection and MRRT. */
export async function refreshTokenGrant(
  tenant: TenantContext,
  request: TokenRequest,
): Promise<TokenResponse> {
  const { application, body, dpopJkt } = request;
  const token = usableRefreshToken(tenant, application, required(body, 'refresh_token'));
  if (token.grant.dpopJkt !== undefined && token.grant.dpopJkt !== dpopJkt) {
    throw oauthError('invalidRefreshToken');
  }
  const user = userOf(tenant, token);
  const { grant, needsMfa } = await refreshedGrant(tenant, request, token, user);
  const isOrdered = tenant.faults.takeNamed('mfa_required') !== undefined;
  if (isOrdered || needsMfa) {
    throw requireMfa(tenant, user, { grant, gty: 'refresh_token', refreshToken: token.token });
  }
  tenant.markChanged();
  const refreshToken = rotatedRefreshToken(tenant, token, application);
  return tokenResponse(tenant, {
    grant,
    user,
    application,
    gty: 'refresh_token',
    ...defined({ refreshToken }),
  });
}

function userOf(tenant: TenantContext, token: RefreshToken): UserRecord {
  const user = tenant.state.users.get(token.grant.userId);
  if (user === undefined) {
    throw oauthError('deletedUser');
  }
  if (user.profile.blocked === true) {
    throw oauthError('blockedUser');
  }
  return user;
}

/** The organization of the login, of which the user has to be a member still. */
function organizationOf(tenant: TenantContext, { grant }: RefreshToken): Organization | undefined {
  const { organizationId, userId } = grant;
  if (organizationId === undefined) {
    return undefined;
  }
  const organization = tenant.state.organizations.get(organizationId);
  if (organization?.members.includes(userId) !== true) {
    throw oauthError('notAMember', userId, organizationId);
  }
  return organization;
}

/** What the refresh token gives now, and whether the user has to use a second factor first. */
async function refreshedGrant(
  tenant: TenantContext,
  { application, body, note }: TokenRequest,
  token: RefreshToken,
  user: UserRecord,
): Promise<{ grant: Grant; needsMfa: boolean }> {
  const { audience, scope } = target(tenant, token, user, application, body);
  const needsStepUp = needsSecondFactor(tenant, token, user, audience);
  const hasUsedMfa = token.grant.mfaAt !== undefined;
  const outcome = await runLoginActions(tenant, {
    user,
    application,
    connection: tenant.state.connections.get(user.profile.identities[0]?.connection ?? ''),
    ...defined({ audience, organization: organizationOf(tenant, token) }),
    requestedScope: token.grant.requestedScope,
    scope,
    protocol: 'oauth2-refresh-token',
    query: {},
    issuer: token.grant.issuer,
    userAgent: '',
    mfaDone: hasUsedMfa,
  });
  note({ scriptError: outcome.scriptErrors[0] });
  if (outcome.denied !== undefined) {
    throw oauthError('denied', outcome.denied);
  }
  const grant: Grant = {
    ...token.grant,
    ...defined({ audience }),
    scope: outcome.scope,
    idTokenClaims: outcome.idTokenClaims,
    accessTokenClaims: outcome.accessTokenClaims,
  };
  return { grant, needsMfa: needsStepUp || (outcome.mfaRequired && !hasUsedMfa) };
}

/** The Default Policy of the My Account API is checked at each exchange (Auth0 docs: My Account API). */
function needsSecondFactor(
  tenant: TenantContext,
  { grant }: RefreshToken,
  user: UserRecord,
  audience: string | undefined,
): boolean {
  const { authenticatedAt, sessionId = '' } = grant;
  const sessionMfaAt = tenant.state.sessions.get(sessionId)?.mfaAt ?? 0;
  const mfaAt = Math.max(sessionMfaAt, grant.mfaAt ?? 0);
  const stepUp = requiredStepUp(tenant, audience, user, { authenticatedAt, mfaAt });
  if (stepUp === 'login') {
    throw oauthError('unmetRequirements');
  }
  return stepUp === 'mfa';
}

/**
 * Audience and scope of the new access token: those of the login, with what a policy adds, or another
 * API's by policy (Auth0 docs: Multi-Resource Refresh Token, evaluation logic).
 */
function target(
  tenant: TenantContext,
  token: RefreshToken,
  user: UserRecord,
  application: Application,
  body: Parameters,
): { audience: string | undefined; scope: string[] } {
  const audience = body.get('audience') ?? token.grant.audience;
  const requested = splitScope(body.get('scope'));
  const policy = policyFor(tenant, application, audience);
  if (audience === token.grant.audience || policy === undefined) {
    const own = policyScopes(tenant, token.grant.audience, user, application);
    const available = [...new Set([...token.grant.scope, ...own])];
    const narrowed = available.filter((item) => requested.includes(item));
    const scope = requested.length === 0 ? available : narrowed;
    return {
      audience: token.grant.audience,
      scope: scope.length === 0 ? token.grant.scope : scope,
    };
  }
  const allowed = [...OIDC_SCOPES, ...policy.scope];
  const scope = (requested.length === 0 ? allowed : requested).filter(
    (item) =>
      allowed.includes(item) && (!OIDC_SCOPES.includes(item) || token.grant.scope.includes(item)),
  );
  const resolved = audience === undefined ? undefined : resolveAudience(tenant, audience);
  return { audience, scope: grantScopes(tenant, scope, resolved, user, application) };
}

/** The scopes that a policy for an audience adds (Auth0 docs: Multi-Resource Refresh Token). */
function policyScopes(
  tenant: TenantContext,
  audience: string | undefined,
  user: UserRecord,
  application: Application,
): string[] {
  const policy = policyFor(tenant, application, audience);
  if (audience === undefined || policy === undefined) {
    return [];
  }
  return grantScopes(tenant, policy.scope, resolveAudience(tenant, audience), user, application);
}

/**
 * The policy for an audience. One for an audience that is unknown, that the application may not
 * request, or that is the Management API is ignored (Auth0 docs: Multi-Resource Refresh Token).
 */
function policyFor(
  tenant: TenantContext,
  application: Application,
  audience: string | undefined,
): RefreshTokenPolicy['policies'][number] | undefined {
  const api = audience === undefined ? undefined : resolveAudience(tenant, audience);
  if (audience === undefined || api === undefined || api.kind === 'management') {
    return undefined;
  }
  return lacksAccess(tenant, application, audience)
    ? undefined
    : application.refresh_token.policies.find((item) => isSameApi(tenant, item.audience, audience));
}
