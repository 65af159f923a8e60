import { randomId } from '../../random-id.ts';
import type { Application } from '../../state/application.ts';
import { dropExpired } from '../../state/drop-expired.ts';
import type { Grant } from '../../state/grants.ts';
import type { UserRecord } from '../../state/user.ts';
import type { TenantContext } from '../../tenant-context.ts';
import { issueAccessToken } from '../../tokens/access-token.ts';
import { issueIdToken } from '../../tokens/id-token.ts';

/** What a grant turns into at the token endpoint. */
export interface TokenResponseOptions {
  grant: Grant;
  user: UserRecord;
  application: Application;
  nonce?: string;
  gty?: string;
  /** Refresh token to hand out. Left out: none. */
  refreshToken?: string;
}

/** The body of a successful `/oauth/token` answer for a person's grant. */
export async function tokenResponse(
  tenant: TenantContext,
  options: TokenResponseOptions,
): Promise<Record<string, string | number>> {
  const { grant, user, application } = options;
  const issued = await issueAccessToken(tenant, grant, {
    user,
    ...(options.gty === undefined ? {} : { gty: options.gty }),
  });
  const body: Record<string, string | number> = { access_token: issued.token };
  if (options.refreshToken !== undefined) {
    body['refresh_token'] = options.refreshToken;
  }
  if (grant.scope.includes('openid')) {
    body['id_token'] = await issueIdToken(tenant, grant, user.profile, {
      application,
      ...(options.nonce === undefined ? {} : { nonce: options.nonce }),
    });
  }
  body['scope'] = grant.scope.join(' ');
  body['expires_in'] = issued.expiresIn;
  body['token_type'] = issued.tokenType;
  return body;
}

/** Issues a refresh token for a grant, in a new family unless one is given. */
export function issueRefreshToken(
  tenant: TenantContext,
  grant: Grant,
  application: Application,
  family: string = randomId(16),
  expiresAt?: number,
): string {
  const token = randomId(45);
  const policy = application.refresh_token;
  const lifetime =
    policy.expiration_type === 'expiring' ? policy.token_lifetime * 1000 : 315_360_000_000;
  dropExpired(tenant.state.refreshTokens, tenant.clock.now());
  tenant.state.refreshTokens.set(token, {
    token,
    family,
    grant,
    expiresAt: expiresAt ?? tenant.clock.now() + lifetime,
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
