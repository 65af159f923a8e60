import { isoTime } from '../../common/clock.ts';
import { errorPage } from '../../pages/error-page.ts';
import { donePage, passwordPage } from '../../pages/password-page.ts';
import { endSessions } from '../../sessions/end-sessions.ts';
import type { Ticket } from '../../state/tenant-state.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { logEvent, userFacts } from '../../tenant/tenant-log.ts';
import { changePassword } from '../../users/change-password.ts';
import { userPasswordFault } from '../../users/password-policy.ts';
import { bodyParameters } from '../request-parameters.ts';

/** `GET /u/email-verification`: the link in a verification mail. Can be used once. */
export async function verifyEmail(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const ticket = usableTicket(tenant, c.req.query('ticket'), 'verify-email');
  const user = ticket === undefined ? undefined : tenant.state.users.get(ticket.userId);
  if (ticket === undefined || user === undefined) {
    return expiredTicketPage();
  }
  if (ticket.email !== undefined && ticket.email !== user.profile.email) {
    return expiredTicketPage();
  }
  user.profile.email_verified = true;
  logEvent(tenant, 'sv', userFacts(user.profile));
  user.profile.updated_at = isoTime(tenant.clock);
  return finish(tenant, ticket, 'Your email was verified. You can continue using the application.');
}

/** `GET /u/reset-verify`: the form of a password-change link. */
export async function showPasswordForm(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const ticket = usableTicket(tenant, c.req.query('ticket'), 'change-password');
  if (ticket === undefined) {
    return expiredTicketPage();
  }
  const formTargets = ticket.resultUrl === undefined ? [] : [new URL(ticket.resultUrl).origin];
  return passwordPage(ticket.id, formTargets);
}

/** `POST /u/reset-verify`: sets the new password and ends the user's sessions. */
export async function submitPasswordForm(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const ticket = usableTicket(tenant, c.req.query('ticket'), 'change-password');
  const user = ticket === undefined ? undefined : tenant.state.users.get(ticket.userId);
  const password = (await bodyParameters(c)).get('password') ?? '';
  if (ticket === undefined || user === undefined) {
    return expiredTicketPage();
  }
  const fault = userPasswordFault(tenant.state.connections, user, password);
  if (fault !== undefined) {
    return errorPage(400, 'invalid_password', `The password ${fault.rule}.`);
  }
  changePassword(tenant, user, password);
  logEvent(tenant, 'scp', userFacts(user.profile));
  endSessions(tenant, ticket.userId);
  return finish(tenant, ticket, 'Your password has been changed successfully.');
}

function usableTicket(
  tenant: TenantContext,
  id: string | undefined,
  kind: Ticket['kind'],
): Ticket | undefined {
  const ticket = id === undefined ? undefined : tenant.state.tickets.get(id);
  return ticket?.kind === kind && ticket.expiresAt > tenant.clock.now() ? ticket : undefined;
}

async function finish(tenant: TenantContext, ticket: Ticket, message: string): Promise<Response> {
  tenant.state.tickets.delete(ticket.id);
  tenant.markChanged();
  if (ticket.resultUrl !== undefined) {
    const location = new URL(ticket.resultUrl);
    location.searchParams.set('success', 'true');
    location.searchParams.set('message', message);
    return new Response(null, { status: 302, headers: { location: location.href } });
  }
  return donePage(message);
}

function expiredTicketPage(): Promise<Response> {
  return errorPage(400, 'access_expired', 'This link has been used or has expired.');
}
