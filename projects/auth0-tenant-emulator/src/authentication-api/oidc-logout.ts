import { errorPage } from '../pages/error-page.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';
import { logOut } from './logout.ts';
import { bodyParameters, queryParameters } from './request-parameters.ts';

/** `GET|POST /oidc/logout`: RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0). */
export async function oidcLogout(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const parameters = c.req.method === 'POST' ? await bodyParameters(c) : queryParameters(c);
  const hint = parameters.get('id_token_hint');
  const claims = hint === undefined ? undefined : await tenant.keys.verify(hint);
  if (hint !== undefined && claims === undefined) {
    return errorPage(400, 'invalid_request', 'id_token_hint is invalid');
  }
  const audience = claims?.['aud'];
  const clientId =
    parameters.get('client_id') ?? (typeof audience === 'string' ? audience : undefined);
  return logOut(c, {
    clientId,
    returnTo: parameters.get('post_logout_redirect_uri'),
    parameter: 'post_logout_redirect_uri',
    state: parameters.get('state'),
  });
}
