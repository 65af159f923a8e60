import type { Context } from 'hono';
import { isoTime } from '../clock.ts';
import { errorPage } from '../login/error-page.ts';
import { EMULATOR_NOTE, escapeHtml, pageResponse } from '../login/page.ts';
import type { Ticket } from '../state/tenant-state.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { bodyParameters } from './request-parameters.ts';

/** `GET /u/email-verification`: the link in a verification mail. Works once. */
export function verifyEmail(tenant: TenantContext, c: Context<TenantEnv>): Response {
  const ticket = usableTicket(tenant, c.req.query('ticket'), 'verify-email');
  const user = ticket === undefined ? undefined : tenant.state.users.get(ticket.userId);
  if (ticket === undefined || user === undefined) {
    return staleTicketPage();
  }
  if (ticket.email !== undefined && ticket.email !== user.profile.email) {
    return staleTicketPage();
  }
  user.profile.email_verified = true;
  user.profile.updated_at = isoTime(tenant.clock);
  return finish(tenant, ticket, 'Your email was verified. You can continue using the application.');
}

/** `GET /u/reset-verify`: the form behind a password-change link. */
export function showPasswordForm(tenant: TenantContext, c: Context<TenantEnv>): Response {
  const ticket = usableTicket(tenant, c.req.query('ticket'), 'change-password');
  if (ticket === undefined) {
    return staleTicketPage();
  }
  return pageResponse({
    title: 'Change your password',
    main: `<main>
<h1>Change your password</h1>
<form method="post" action="/u/reset-verify?ticket=${encodeURIComponent(ticket.id)}">
<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" required>
<button class="primary" type="submit">Reset password</button>
</form>
${EMULATOR_NOTE}
</main>`,
    ...(ticket.resultUrl === undefined ? {} : { formTargets: [new URL(ticket.resultUrl).origin] }),
  });
}

/** `POST /u/reset-verify`: sets the new password and ends the user's sessions. */
export async function submitPasswordForm(
  tenant: TenantContext,
  c: Context<TenantEnv>,
): Promise<Response> {
  const ticket = usableTicket(tenant, c.req.query('ticket'), 'change-password');
  const user = ticket === undefined ? undefined : tenant.state.users.get(ticket.userId);
  const password = (await bodyParameters(c)).get('password') ?? '';
  if (ticket === undefined || user === undefined) {
    return staleTicketPage();
  }
  if (password === '') {
    return errorPage(400, 'invalid_request', 'The password is empty.');
  }
  user.password = password;
  user.profile.updated_at = isoTime(tenant.clock);
  for (const session of tenant.state.sessions.values()) {
    if (session.userId === ticket.userId) {
      tenant.state.sessions.delete(session.id);
    }
  }
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

function finish(tenant: TenantContext, ticket: Ticket, message: string): Response {
  tenant.state.tickets.delete(ticket.id);
  tenant.markChanged();
  if (ticket.resultUrl !== undefined) {
    const location = new URL(ticket.resultUrl);
    location.searchParams.set('success', 'true');
    location.searchParams.set('message', message);
    return new Response(null, { status: 302, headers: { location: location.href } });
  }
  return pageResponse({
    title: 'Done',
    main: `<main><h1>Done</h1><p role="status">${escapeHtml(message)}</p>${EMULATOR_NOTE}</main>`,
  });
}

function staleTicketPage(): Response {
  return errorPage(400, 'access_expired', 'This link has been used or has expired.');
}
