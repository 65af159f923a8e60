import type { Application } from '../../state/application.ts';
import type { RefreshToken } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { issueRefreshToken, revokeFamily } from '../../tokens/refresh-token.ts';
import { oauthError } from '../oauth-errors.ts';

/** The stored refresh token, after checking that the application may use it now. */
export function usableRefreshToken(
  tenant: TenantContext,
  application: Application,
  value: string,
): RefreshToken {
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

/** Replaces a refresh token by a new one of its family that expires no later, if the application rotates. */
export function rotatedRefreshToken(
  tenant: TenantContext,
  token: RefreshToken,
  application: Application,
): string | undefined {
  if (application.refresh_token.rotation_type !== 'rotating') {
    return undefined;
  }
  token.rotatedAt ??= tenant.clock.now();
  const { grant, family, expiresAt } = token;
  return issueRefreshToken(tenant, { grant, application, family, expiresAt });
}

function applyNamedFaults(tenant: TenantContext, token: RefreshToken | undefined): void {
  const fault = tenant.faults.takeNamed('revoked_refresh_token', 'reused_refresh_token');
  if (fault === undefined) {
    return;
  }
  if (token !== undefined && fault === 'reused_refresh_token') {
    revokeFamily(tenant, token.family);
  }
  if (token !== undefined) {
    token.revoked = true;
  }
  throw oauthError('invalidRefreshToken');
}
