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
import { oauthError } from '../oauth-errors.ts';
import { requiredStepUp } from '../required-step-up.ts';
import { required, type Parameters } from '../request-parameters.ts';
import { tokenResponse } from './token-response.ts';
import { issueRefreshToken, revokeFamily } from '../../tokens/refresh-token.ts';
import type { TokenRequest, TokenResponse } from './token-request.ts';

/** `grant_type=refresh_token`, with rotation, leeway, reuse detection and MRRT. */
export async function refreshTokenGrant(
  tenant: TenantContext,
  request: TokenRequest,
): Promise<TokenResponse> {
  const { application, body, dpopJkt } = request;
  const token = usableToken(tenant, application, required(body, 'refresh_token'));
  if (token.grant.dpopJkt !== undefined && token.grant.dpopJkt !== dpopJkt) {
    throw oauthError('invalidRefreshToken');
  }
  const user = userOf(tenant, token);
  const grant = await grantOf(tenant, request, token, user);
  tenant.markChanged();
  const refreshToken =
    application.refresh_token.rotation_type === 'rotating'
      ? rotate(tenant, token, application)
      : undefined;
  return tokenResponse(tenant, {
    grant,
    user,
    application,
    gty: 'refresh_token',
    ...defined({ refreshToken }),
  });
}

/** Replaces a refresh token by a new one of its family that expires no later. */
function rotate(tenant: TenantContext, token: RefreshToken, application: Application): string {
  token.rotatedAt ??= tenant.clock.now();
  const { grant, family, expiresAt } = token;
  return issueRefreshToken(tenant, { grant, application, family, expiresAt });
}

function usableToken(tenant: TenantContext, application: Application, value: string): RefreshToken {
  const token = tenant.state.refreshTokens.get(value);
  applyNamedFaults(tenant, token);
  const now = tenant.clock.now();
  if (
    token === undefined ||
    token.revoked ||
    token.grant.clientId !== application.client_id ||
    token.expiresAt <= now
  ) {
    throw oauthError('invalidRefreshToken');
  }
  const leeway = application.refresh_token.leeway * 1000;
  if (token.rotatedAt !== undefined && now - token.rotatedAt >= leeway) {
    revokeFamily(tenant, token.family);
    throw oauthError('invalidRefreshToken');
  }
  return token;
}

function applyNamedFaults(tenant: TenantContext, token: RefreshToken | undefined): void {
  const fault = tenant.faults.takeNamed(
    'revoked_refresh_token',
    'reused_refresh_token',
    'mfa_required',
  );
  if (fault === undefined) {
    return;
  }
  if (fault === 'mfa_required') {
    throw oauthError('mfaRequired');
  }
  if (token !== undefined && fault === 'reused_refresh_token') {
    revokeFamily(tenant, token.family);
  }
  if (token !== undefined) {
    token.revoked = true;
  }
  throw oauthError('invalidRefreshToken');
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

async function grantOf(
  tenant: TenantContext,
  { application, body, note }: TokenRequest,
  token: RefreshToken,
  user: UserRecord,
): Promise<Grant> {
  const { audience, scope } = target(tenant, token, user, application, body);
  checkStepUp(tenant, token, user, audience);
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
    mfaDone: true,
  });
  note({ scriptError: outcome.scriptErrors[0] });
  if (outcome.denied !== undefined) {
    throw oauthError('denied', outcome.denied);
  }
  return {
    ...token.grant,
    ...defined({ audience }),
    scope: outcome.scope,
    idTokenClaims: outcome.idTokenClaims,
    accessTokenClaims: outcome.accessTokenClaims,
  };
}

/** The Default Policy of the My Account API is checked at each exchange (Auth0 docs: My Account API). */
function checkStepUp(
  tenant: TenantContext,
  { grant }: RefreshToken,
  user: UserRecord,
  audience: string | undefined,
): void {
  const { authenticatedAt, sessionId = '' } = grant;
  const mfaAt = tenant.state.sessions.get(sessionId)?.mfaAt ?? grant.mfaAt;
  const stepUp = requiredStepUp(tenant, audience, user, { authenticatedAt, mfaAt });
  if (stepUp !== undefined) {
    throw oauthError(stepUp === 'mfa' ? 'mfaRequired' : 'unmetRequirements');
  }
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
