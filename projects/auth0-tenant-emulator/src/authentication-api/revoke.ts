import type { Context } from 'hono';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { oauthError } from './oauth-errors.ts';
import { bodyParameters } from './request-parameters.ts';
import { authenticateClient } from './token/authenticate-client.ts';
import { revokeFamily } from './token/token-response.ts';

/** `POST /oauth/revoke`: revokes a refresh token and all its successors (RFC 7009). */
export async function revoke(tenant: TenantContext, c: Context<TenantEnv>): Promise<Response> {
  const body = await bodyParameters(c);
  const application = await authenticateClient(tenant, c, body);
  c.set('notes', { ...c.get('notes'), clientId: application.client_id });
  const value = body.get('token');
  if (value === undefined || value === '') {
    throw oauthError('missingParameter', 'token');
  }
  const token = tenant.state.refreshTokens.get(value);
  if (token?.grant.clientId === application.client_id) {
    revokeFamily(tenant, token.family);
  }
  return c.body(null, 200);
}
