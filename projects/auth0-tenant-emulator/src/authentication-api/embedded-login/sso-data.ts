import { currentSession } from '../../sessions/session-cookie.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';

/** `GET /user/ssodata`: whether this browser has a session, for Lock and old auth0-js. */
export function ssoData(c: RequestContext): Response {
  const { tenant } = c.var;
  const session = currentSession(c);
  const user = session === undefined ? undefined : tenant.state.users.get(session.userId);
  if (session === undefined || user === undefined) {
    return c.json({ sso: false });
  }
  const connection = tenant.state.connections.get(session.connection);
  return c.json({
    sso: true,
    sessionClients: session.clientIds,
    lastUsedClientID: session.clientIds.at(-1) ?? '',
    lastUsedUserID: session.userId,
    lastUsedUsername: user.profile.email ?? user.profile.name ?? '',
    lastUsedConnection: { name: session.connection, strategy: connection?.strategy ?? '' },
  });
}
