import { noteRequest } from '../../tenant/note-request.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { bodyParameters } from '../request-parameters.ts';
import { authenticateClient } from './authenticate-client.ts';
import { revokeFamily } from '../../tokens/refresh-token.ts';

/** `POST /oauth/revoke`: revokes a refresh token and all its successors (RFC 7009). */
export async function revoke(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const body = await bodyParameters(c);
  const application = await authenticateClient(c, body);
  noteRequest(c, { clientId: application.client_id });
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
