import type { RefreshToken } from '../../state/grants.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { revokeFamily, revokeRefreshTokens } from '../../tokens/refresh-token.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { checkpointPart } from '../paging.ts';

type UserTokensContext = RequestContext<'/api/v2/users/:id/refresh-tokens'>;
type TokenContext = RequestContext<'/api/v2/refresh-tokens/:id'>;

/** `GET /api/v2/users/{id}/refresh-tokens`; a token keeps its id when it is rotated. */
export async function listUserRefreshTokens(c: UserTokensContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:refresh_tokens']);
  existingUser(tenant, userId);
  const tokens = usableTokens(tenant).filter(({ grant }) => grant.userId === userId);
  return c.json(checkpointPart(c, 'tokens', tokens, (token) => showToken(tenant, token)));
}

/** `DELETE /api/v2/users/{id}/refresh-tokens`: 202. */
export async function deleteUserRefreshTokens(c: UserTokensContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['delete:refresh_tokens']);
  existingUser(tenant, userId);
  revokeRefreshTokens(tenant, userId);
  return c.body(null, 202);
}

/** `GET /api/v2/refresh-tokens/{id}`. */
export async function getRefreshToken(c: TokenContext): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:refresh_tokens']);
  return c.json(showToken(tenant, existingToken(tenant, id)));
}

/** `DELETE /api/v2/refresh-tokens/{id}`: 202. */
export async function deleteRefreshToken(c: TokenContext): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['delete:refresh_tokens']);
  revokeFamily(tenant, existingToken(tenant, id).family);
  return c.body(null, 202);
}

/** The tokens that can be used, without those that a rotation has replaced. */
function usableTokens(tenant: TenantContext): RefreshToken[] {
  const now = tenant.clock.now();
  return [...tenant.state.refreshTokens.values()].filter(
    ({ revoked, rotatedAt, expiresAt }) => !revoked && rotatedAt === undefined && expiresAt > now,
  );
}

function existingToken(tenant: TenantContext, id: string): RefreshToken {
  const token = usableTokens(tenant).find(({ family }) => family === id);
  if (token === undefined) {
    throw managementError('unknownRefreshToken');
  }
  return token;
}

function showToken(tenant: TenantContext, { family, grant, expiresAt }: RefreshToken): object {
  const application = tenant.state.applications.get(grant.clientId);
  return {
    id: family,
    user_id: grant.userId,
    created_at: new Date(grant.authenticatedAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
    client_id: grant.clientId,
    session_id: grant.sessionId ?? null,
    rotating: application?.refresh_token.rotation_type === 'rotating',
    resource_servers: [
      { audience: grant.audience ?? `${grant.issuer}userinfo`, scopes: grant.scope.join(' ') },
    ],
  };
}
