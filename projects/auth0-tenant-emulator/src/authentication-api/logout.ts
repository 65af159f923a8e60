import { noteRequest } from '../tenant/note-request.ts';
import { errorPage } from '../pages/error-page.ts';
import { clearSessionCookie, currentSession } from '../sessions/session-cookie.ts';
import type { RequestContext, TenantContext } from '../tenant/tenant-context.ts';
import { logEvent } from '../tenant/tenant-log.ts';
import { isAllowedUrl } from '../common/allowed-url.ts';

/** `GET /v2/logout`: ends the session, then goes to `returnTo` if that is allowed. */
export async function logout(c: RequestContext): Promise<Response> {
  return logOut(c, {
    clientId: c.req.query('client_id'),
    returnTo: c.req.query('returnTo'),
    parameter: 'returnTo',
  });
}

/** What a logout request asks for. */
export interface LogoutRequest {
  clientId: string | undefined;
  returnTo: string | undefined;
  /** Name of the parameter that holds the URL, for the error page. */
  parameter: 'returnTo' | 'post_logout_redirect_uri';
  state?: string | undefined;
}

/** Ends the session of a browser and sends it on. */
export async function logOut(c: RequestContext, request: LogoutRequest): Promise<Response> {
  const { tenant } = c.var;
  const { clientId, returnTo } = request;
  noteRequest(c, { clientId });
  if (returnTo !== undefined && !isAllowedUrl(allowedUrls(tenant, clientId), returnTo)) {
    return errorPage(
      400,
      'invalid_request',
      `The "${request.parameter}" querystring parameter "${returnTo}" is not defined as a valid ` +
        `URL in "Allowed Logout URLs". Add it to "allowed_logout_urls" of the client in the seed.`,
    );
  }
  const session = currentSession(c);
  if (session !== undefined) {
    tenant.state.sessions.delete(session.id);
    logEvent(tenant, 'slo', { client_id: clientId, user_id: session.userId });
  }
  clearSessionCookie(c);
  tenant.markChanged();
  if (returnTo === undefined) {
    return c.text('OK');
  }
  const location = new URL(returnTo);
  if (request.state !== undefined) {
    location.searchParams.set('state', request.state);
  }
  const target = request.state === undefined ? returnTo : location.href;
  return new Response(null, { status: 302, headers: { location: target } });
}

function allowedUrls(tenant: TenantContext, clientId: string | undefined): string[] {
  const application = clientId === undefined ? undefined : tenant.state.applications.get(clientId);
  if (application !== undefined) {
    return application.allowed_logout_urls;
  }
  return [...tenant.state.applications.values()].flatMap((item) => item.allowed_logout_urls);
}
