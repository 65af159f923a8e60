import type { Context } from 'hono';
import { errorPage } from '../login/error-page.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { endSession } from './logout.ts';
import { bodyParameters, queryParameters } from './request-parameters.ts';

/** `GET|POST /oidc/logout`: RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0). */
export async function oidcLogout(tenant: TenantContext, c: Context<TenantEnv>): Promise<Response> {
  const parameters = c.req.method === 'POST' ? await bodyParameters(c) : queryParameters(c);
  const hint = parameters.get('id_token_hint');
  const claims = hint === undefined ? undefined : await tenant.keys.verify(hint);
  if (hint !== undefined && claims === undefined) {
    return errorPage(400, 'invalid_request', 'id_token_hint is invalid');
  }
  const audience = claims?.['aud'];
  const clientId =
    parameters.get('client_id') ?? (typeof audience === 'string' ? audience : undefined);
  return endSession(tenant, c, {
    clientId,
    returnTo: parameters.get('post_logout_redirect_uri'),
    parameter: 'post_logout_redirect_uri',
    state: parameters.get('state'),
  });
}
