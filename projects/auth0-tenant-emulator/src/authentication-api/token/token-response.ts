import { defined } from '../../common/defined.ts';
import type { Application } from '../../state/application.ts';
import type { Grant } from '../../state/grants.ts';
import type { UserRecord } from '../../state/user.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { logEvent, userFacts } from '../../tenant/tenant-log.ts';
import { issueAccessToken } from '../../tokens/access-token.ts';
import { issueIdToken } from '../../tokens/id-token.ts';
import type { TokenResponse } from './token-request.ts';

/** What a token response is made of. */
export interface TokenResponseOptions {
  grant: Grant;
  user: UserRecord;
  application: Application;
  nonce?: string;
  gty?: 'password' | 'refresh_token';
  /** Refresh token to return. Default: none. */
  refreshToken?: string;
}

const EVENT_OF_GRANT = {
  authorization_code: 'seacft',
  password: 'sepft',
  refresh_token: 'sertft',
} as const;

/** The body of a successful `/oauth/token` response for a user's grant. */
export async function tokenResponse(
  tenant: TenantContext,
  options: TokenResponseOptions,
): Promise<TokenResponse> {
  const { grant, user, application } = options;
  const issued = await issueAccessToken(tenant, grant, {
    user,
    ...defined({ gty: options.gty }),
  });
  const body: TokenResponse = { access_token: issued.token };
  if (options.refreshToken !== undefined) {
    body['refresh_token'] = options.refreshToken;
  }
  if (grant.scope.includes('openid')) {
    body['id_token'] = await issueIdToken(tenant, grant, user.profile, {
      application,
      ...defined({ nonce: options.nonce }),
    });
  }
  body['scope'] = grant.scope.join(' ');
  logEvent(tenant, EVENT_OF_GRANT[options.gty ?? 'authorization_code'], {
    client_id: application.client_id,
    ...userFacts(user.profile),
    audience: grant.audience,
    scope: grant.scope.join(' '),
  });
  body['expires_in'] = issued.expiresIn;
  body['token_type'] = issued.tokenType;
  return body;
}
