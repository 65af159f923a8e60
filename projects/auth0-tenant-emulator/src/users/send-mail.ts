import { defined } from '../common/defined.ts';
import { isoTime } from '../common/clock.ts';
import { randomId } from '../common/random-id.ts';
import type { OutboxMail, Ticket } from '../state/tenant-state.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

const DEFAULT_LIFETIME_SECONDS = 432_000;

/** What a ticket is for. */
export interface TicketRequest {
  kind: Ticket['kind'];
  email?: string;
  resultUrl?: string;
  lifetimeSeconds?: number;
}

/** Creates a ticket for a user and returns the link that redeems it. */
export function createTicket(
  tenant: TenantContext,
  user: UserRecord,
  issuer: string,
  request: TicketRequest,
): string {
  const id = randomId(32);
  const lifetime = request.lifetimeSeconds ?? DEFAULT_LIFETIME_SECONDS;
  tenant.state.tickets.set(id, {
    id,
    kind: request.kind,
    userId: user.profile.user_id,
    ...defined({ email: request.email, resultUrl: request.resultUrl }),
    expiresAt: tenant.clock.now() + lifetime * 1000,
  });
  tenant.markChanged();
  const path = request.kind === 'verify-email' ? 'u/email-verification' : 'u/reset-verify';
  return `${issuer}${path}?ticket=${id}`;
}

/** Puts a mail with a fresh verification link into the outbox. */
export function sendVerificationMail(
  tenant: TenantContext,
  user: UserRecord,
  issuer: string,
): OutboxMail {
  return sendMail(tenant, user, issuer, { kind: 'verify-email' });
}

/** Puts a mail with a fresh ticket into the outbox. Nothing is ever sent. */
export function sendMail(
  tenant: TenantContext,
  user: UserRecord,
  issuer: string,
  request: TicketRequest,
): OutboxMail {
  const to = user.profile.email ?? '';
  const mail: OutboxMail = {
    id: randomId(16),
    at: isoTime(tenant.clock),
    to,
    kind: request.kind,
    userId: user.profile.user_id,
    url: createTicket(tenant, user, issuer, { email: to, ...request }),
  };
  tenant.state.outbox.push(mail);
  return mail;
}
