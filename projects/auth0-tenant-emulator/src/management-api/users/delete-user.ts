import type { Context } from 'hono';
import type { TenantContext, TenantEnv } from '../../tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { checkOwnership } from '../ownership.ts';

const ACCEPTED = ['delete:users', 'delete:current_user'];

/** `DELETE /api/v2/users/{id}`: 204 whether or not there was such a user. */
export async function deleteUser(
  tenant: TenantContext,
  c: Context<TenantEnv>,
  userId: string,
): Promise<Response> {
  const caller = await authenticateCaller(tenant, c, ACCEPTED);
  checkOwnership(caller, ACCEPTED, userId);
  const { state } = tenant;
  state.users.delete(userId);
  for (const session of state.sessions.values()) {
    if (session.userId === userId) {
      state.sessions.delete(session.id);
    }
  }
  tenant.markChanged();
  return c.body(null, 204);
}
