import { defined } from '../../common/defined.ts';
import type { JsonObject } from '../../common/json.ts';
import { DEFAULT_CONNECTION } from '../../seed/state-from-seed.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { readPayload } from '../read-payload.ts';
import { createTicket, type TicketRequest } from '../../users/send-mail.ts';
import { isEmail } from '../../users/email-address.ts';
import { validatePayload, type PayloadSchema } from '../validate-payload.ts';

const ACCEPTED = ['create:user_tickets'];

const commonProperties: PayloadSchema['properties'] = {
  user_id: { type: 'string', minLength: 1 },
  client_id: { type: 'string', minLength: 1 },
  organization_id: { type: 'string', minLength: 1 },
  result_url: { type: 'string', format: 'url', accepts: (text) => URL.canParse(text) },
  ttl_sec: { type: 'integer', minimum: 0 },
  includeEmailInRedirect: { type: 'boolean' },
};

const passwordChangeSchema: PayloadSchema = {
  properties: {
    ...commonProperties,
    connection_id: { type: 'string', minLength: 1 },
    email: { type: 'string', format: 'email', accepts: isEmail },
    mark_email_as_verified: { type: 'boolean' },
  },
};

const emailVerificationSchema: PayloadSchema = {
  properties: { ...commonProperties, identity: { type: 'object' } },
  required: ['user_id'],
};

/** `POST /api/v2/tickets/password-change`. */
export async function createPasswordTicket(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  const body = await readPayload(c);
  validatePayload(body, passwordChangeSchema);
  const user = userOf(tenant, body);
  checkDatabaseUser(user);
  return answer(c, user, ticketRequest('change-password', body));
}

/** `POST /api/v2/tickets/email-verification`. */
export async function createVerificationTicket(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  const body = await readPayload(c);
  validatePayload(body, emailVerificationSchema);
  const user = userOf(tenant, body);
  const email = user.profile.email;
  return answer(c, user, {
    ...ticketRequest('verify-email', body),
    ...defined({ email }),
  });
}

/** Only users of a database connection have a password to change. */
function checkDatabaseUser(user: UserRecord): void {
  if (!user.profile.identities.some(({ provider }) => provider === 'auth0')) {
    throw managementError(
      'operation',
      'The user does not belong to a database connection that supports password changes.',
    );
  }
}

function answer(c: RequestContext, user: UserRecord, request: TicketRequest): Response {
  const { tenant } = c.var;
  return c.json({ ticket: createTicket(tenant, user, c.get('issuer'), request) }, 201);
}

function userOf(tenant: TenantContext, body: JsonObject): UserRecord {
  const { user_id: userId, email } = body;
  if (typeof userId === 'string') {
    return existingUser(tenant, userId);
  }
  const found = [...tenant.state.users.values()].find(
    ({ profile }) =>
      profile.email === email && profile.identities[0]?.connection === DEFAULT_CONNECTION,
  );
  if (typeof email === 'string' && found !== undefined) {
    return found;
  }
  throw managementError('unknownUser');
}

function ticketRequest(kind: TicketRequest['kind'], body: JsonObject): TicketRequest {
  const { result_url: resultUrl, ttl_sec: seconds } = body;
  return {
    kind,
    ...(typeof resultUrl === 'string' ? { resultUrl } : {}),
    ...(typeof seconds === 'number' && seconds > 0 ? { lifetimeSeconds: seconds } : {}),
  };
}
