import { noteRequest } from '../../tenant/note-request.ts';
import { findUserByPassword } from '../../users/find-user-by-password.ts';
import { errorPage } from '../../pages/error-page.ts';
import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import { sendSessionCookie } from '../../sessions/session-cookie.ts';
import { startSession } from '../../sessions/start-session.ts';
import { randomId } from '../../common/random-id.ts';
import { DEFAULT_CONNECTION } from '../../seed/state-from-seed.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { bodyParameters, required, type Parameters } from '../request-parameters.ts';

const TICKET_LIFETIME_MS = 120_000;

const AUTHORIZE_PARAMETERS = [
  ...['client_id', 'redirect_uri', 'response_type', 'response_mode', 'scope', 'audience'],
  ...['state', 'nonce', 'code_challenge', 'code_challenge_method'],
];

/**
 * `POST /usernamepassword/login`: called by a custom login page on the tenant's own host. The response
 * is a form that posts a ticket to `/login/callback`, which ends in `/authorize`.
 */
export async function usernamePasswordLogin(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const body = await bodyParameters(c);
  const clientId = required(body, 'client_id');
  noteRequest(c, { clientId });
  if (!tenant.state.applications.has(clientId)) {
    throw oauthError('unknownClient');
  }
  const connection = body.get('connection') ?? DEFAULT_CONNECTION;
  const user = findUserByPassword(
    tenant,
    body.get('username') ?? body.get('email') ?? '',
    body.get('password') ?? '',
    connection,
  );
  if (user === undefined) {
    throw oauthError('wrongCredentials');
  }
  if (user.profile.blocked === true) {
    throw oauthError('blockedUser');
  }
  const ticket = randomId(32);
  tenant.state.loginTickets.set(ticket, {
    ticket,
    clientId,
    userId: user.profile.user_id,
    connection,
    expiresAt: tenant.clock.now() + TICKET_LIFETIME_MS,
  });
  tenant.markChanged();
  return c.html(callbackForm(ticket, body));
}

/** `POST /login/callback`: redeems that ticket and redirects to `/authorize`. */
export async function loginCallback(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const body = await bodyParameters(c);
  const ticket = tenant.state.loginTickets.get(body.get('wresult') ?? '');
  const user = ticket === undefined ? undefined : tenant.state.users.get(ticket.userId);
  if (ticket === undefined || user === undefined || ticket.expiresAt <= tenant.clock.now()) {
    return errorPage(400, 'invalid_request', 'This login has ended or expired.');
  }
  tenant.state.loginTickets.delete(ticket.ticket);
  sendSessionCookie(c, startSession(tenant, user, ticket.connection));
  const query = new URLSearchParams(body.get('wctx') ?? '');
  query.set('client_id', ticket.clientId);
  return c.redirect(`/authorize?${query.toString()}`);
}

function callbackForm(ticket: string, body: Parameters): Html {
  const context = new URLSearchParams();
  for (const name of AUTHORIZE_PARAMETERS) {
    const value = body.get(name);
    if (value !== undefined) {
      context.set(name, value);
    }
  }
  return html`<form method="post" name="hiddenform" action="/login/callback">
    <input type="hidden" name="wa" value="wsignin1.0" />
    <input type="hidden" name="wresult" value="${ticket}" />
    <input type="hidden" name="wctx" value="${context.toString()}" />
    <noscript
      ><p>Script is disabled. Click Submit to continue.</p>
      <input type="submit" value="Submit"
    /></noscript>
  </form>`;
}
