import type { Context } from 'hono';
import type { TenantContext, TenantEnv } from '../../tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { checkOwnership, existingUser } from '../ownership.ts';

const ACCEPTED = ['read:users', 'read:current_user'];

/** `GET /api/v2/users/{id}/enrollments`: the first second factor the user has confirmed. */
export async function getEnrollments(
  tenant: TenantContext,
  c: Context<TenantEnv>,
  userId: string,
): Promise<Response> {
  const caller = await authenticateCaller(tenant, c, ACCEPTED);
  checkOwnership(caller, ACCEPTED, userId);
  const { enrollments } = existingUser(tenant, userId);
  return c.json(enrollments.filter((item) => item.status === 'confirmed').slice(0, 1));
}
