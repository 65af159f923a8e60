import { endSessions } from '../../sessions/end-sessions.ts';
import type { Session } from '../../state/grants.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { checkpointPart } from '../paging.ts';

type UserSessionsContext = RequestContext<'/api/v2/users/:id/sessions'>;
type SessionContext = RequestContext<'/api/v2/sessions/:id'>;

/** `GET /api/v2/users/{id}/sessions`. */
export async function listUserSessions(c: UserSessionsContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:sessions']);
  existingUser(tenant, userId);
  const now = tenant.clock.now();
  const sessions = [...tenant.state.sessions.values()].filter(
    (session) => session.userId === userId && session.expiresAt > now,
  );
  return c.json(checkpointPart(c, 'sessions', sessions, showSession));
}

/** `DELETE /api/v2/users/{id}/sessions`: 202; the sessions end at once. */
export async function deleteUserSessions(c: UserSessionsContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['delete:sessions']);
  existingUser(tenant, userId);
  endSessions(tenant, userId);
  return c.body(null, 202);
}

/** `GET /api/v2/sessions/{id}`. */
export async function getSession(c: SessionContext): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ['read:sessions']);
  return c.json(showSession(existingSession(c.var.tenant, id)));
}

/** `DELETE /api/v2/sessions/{id}`: 202; refresh tokens of the session stay valid. */
export async function deleteSession(c: SessionContext): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['delete:sessions']);
  tenant.state.sessions.delete(existingSession(tenant, id).id);
  tenant.markChanged();
  return c.body(null, 202);
}

/** `POST /api/v2/sessions/{id}/revoke`: 202; ends the session and revokes its refresh tokens. */
export async function revokeSession(
  c: RequestContext<'/api/v2/sessions/:id/revoke'>,
): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['delete:sessions', 'delete:refresh_tokens']);
  const session = existingSession(tenant, id);
  tenant.state.sessions.delete(session.id);
  for (const token of tenant.state.refreshTokens.values()) {
    token.revoked ||= token.grant.sessionId === session.id;
  }
  tenant.markChanged();
  return c.body(null, 202);
}

function existingSession(tenant: TenantContext, id: string): Session {
  const session = tenant.state.sessions.get(id);
  if (session === undefined || session.expiresAt <= tenant.clock.now()) {
    throw managementError('unknownSession');
  }
  return session;
}

function showSession(session: Session): object {
  const authenticatedAt = isoTimeOf(session.authenticatedAt);
  const expiresAt = isoTimeOf(session.expiresAt);
  const methods = session.mfa ? ['pwd', 'mfa'] : ['pwd'];
  return {
    id: session.id,
    user_id: session.userId,
    created_at: authenticatedAt,
    updated_at: authenticatedAt,
    authenticated_at: authenticatedAt,
    last_interacted_at: authenticatedAt,
    idle_expires_at: expiresAt,
    expires_at: expiresAt,
    clients: session.clientIds.map((client_id) => ({ client_id })),
    authentication: { methods: methods.map((name) => ({ name, timestamp: authenticatedAt })) },
  };
}

function isoTimeOf(time: number): string {
  return new Date(time).toISOString();
}
