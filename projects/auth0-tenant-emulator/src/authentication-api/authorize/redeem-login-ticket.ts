import { sendSessionCookie } from '../../sessions/session-cookie.ts';
import { startSession } from '../../sessions/start-session.ts';
import type { AuthorizationRequest, Session } from '../../state/grants.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';

/** Starts the session of a cross-origin login; its ticket can be used once. */
export function redeemLoginTicket(
  c: RequestContext,
  request: AuthorizationRequest,
): Session | undefined {
  const { tenant } = c.var;
  if (request.loginTicket === undefined) {
    return undefined;
  }
  const ticket = tenant.state.loginTickets.get(request.loginTicket);
  tenant.state.loginTickets.delete(request.loginTicket);
  const user = ticket === undefined ? undefined : tenant.state.users.get(ticket.userId);
  if (
    ticket?.clientId !== request.clientId ||
    user === undefined ||
    ticket.expiresAt <= tenant.clock.now()
  ) {
    return undefined;
  }
  const session = startSession(tenant, user, ticket.connection);
  sendSessionCookie(c, session);
  return session;
}
