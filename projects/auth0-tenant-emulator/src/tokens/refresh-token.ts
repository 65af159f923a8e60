import { randomId } from '../common/random-id.ts';
import type { Application } from '../state/application.ts';
import { dropExpired } from '../state/drop-expired.ts';
import type { Grant } from '../state/grants.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** "Never expires" as a time: ten years. */
const NON_EXPIRING_LIFETIME_MS = 315_360_000_000;

/** What a refresh token is issued for. */
export interface RefreshTokenOptions {
  grant: Grant;
  application: Application;
  /** The family of the token it replaces. Default: a new family. */
  family?: string;
  /** When the token it replaces would have expired. Default: the application's lifetime from now. */
  expiresAt?: number;
}

/** Issues a refresh token for a grant. */
export function issueRefreshToken(tenant: TenantContext, options: RefreshTokenOptions): string {
  const { grant, application, family = randomId(16) } = options;
  const token = randomId(45);
  const now = tenant.clock.now();
  const policy = application.refresh_token;
  const lifetime =
    policy.expiration_type === 'expiring' ? policy.token_lifetime * 1000 : NON_EXPIRING_LIFETIME_MS;
  dropExpired(tenant.state.refreshTokens, now);
  tenant.state.refreshTokens.set(token, {
    token,
    family,
    grant,
    expiresAt: options.expiresAt ?? now + lifetime,
    revoked: false,
  });
  tenant.markChanged();
  return token;
}

/** Revokes every refresh token of a family. */
export function revokeFamily(tenant: TenantContext, family: string): void {
  for (const token of tenant.state.refreshTokens.values()) {
    if (token.family === family) {
      token.revoked = true;
    }
  }
  tenant.markChanged();
}

/** Revokes refresh tokens, of one user or of all, and returns how many. */
export function revokeRefreshTokens(tenant: TenantContext, userId?: string): number {
  const revoked = [...tenant.state.refreshTokens.values()].filter(
    (token) => !token.revoked && (userId === undefined || token.grant.userId === userId),
  );
  for (const token of revoked) {
    token.revoked = true;
  }
  tenant.markChanged();
  return revoked.length;
}
