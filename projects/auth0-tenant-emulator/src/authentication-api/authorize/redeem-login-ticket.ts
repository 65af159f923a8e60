import type { Context } from 'hono';
import { sendSessionCookie } from '../../login/session-cookie.ts';
import { startSession } from '../../login/start-session.ts';
import type { AuthorizationRequest, Session } from '../../state/grants.ts';
import type { TenantContext, TenantEnv } from '../../tenant-context.ts';

/** Starts the session a cross-origin login has earned; its ticket works once. */
export function redeemLoginTicket(
  tenant: TenantContext,
  c: Context<TenantEnv>,
  request: AuthorizationRequest,
): Session | undefined {
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
