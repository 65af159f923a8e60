import { noteRequest } from '../../tenant/note-request.ts';
import { findUserByPassword } from '../../users/find-user-by-password.ts';
import { randomId } from '../../common/random-id.ts';
import { DEFAULT_CONNECTION } from '../../seed/state-from-seed.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { bodyParameters, required } from '../request-parameters.ts';

const TICKET_LIFETIME_MS = 120_000;

/**
 * `POST /co/authenticate`: checks a password for a page of another origin and returns a ticket
 * that `/authorize` takes as `login_ticket`. What auth0-js calls in `login`, and Lock through it.
 */
export async function crossOriginLogin(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const body = await bodyParameters(c);
  const clientId = required(body, 'client_id');
  noteRequest(c, { clientId });
  if (!tenant.state.applications.has(clientId)) {
    throw oauthError('unknownClient');
  }
  const realm = body.get('realm') ?? tenant.seed.tenant?.default_directory ?? DEFAULT_CONNECTION;
  const user = findUserByPassword(
    tenant,
    required(body, 'username'),
    body.get('password') ?? '',
    realm,
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
    connection: realm,
    expiresAt: tenant.clock.now() + TICKET_LIFETIME_MS,
  });
  tenant.markChanged();
  return c.json({ login_ticket: ticket, co_verifier: randomId(32), co_id: randomId(12) });
}
