import { endSessions } from '../../sessions/end-sessions.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { removeUser } from '../../users/remove-user.ts';
import { logEvent } from '../../tenant/tenant-log.ts';
import { authenticateCaller } from '../caller.ts';
import { checkOwnership } from '../ownership.ts';

const ACCEPTED = ['delete:users', 'delete:current_user'];

/** `DELETE /api/v2/users/{id}`: 204 whether or not there was such a user. */
export async function deleteUser(c: RequestContext<'/api/v2/users/:id'>): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  const caller = await authenticateCaller(c, ACCEPTED);
  checkOwnership(caller, ACCEPTED, userId);
  if (removeUser(tenant, userId)) {
    logEvent(tenant, 'sdu', { user_id: userId });
  }
  endSessions(tenant, userId);
  return c.body(null, 204);
}
