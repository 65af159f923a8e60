import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { checkOwnership, existingUser } from '../ownership.ts';

const ACCEPTED = ['read:users', 'read:current_user'];

/** `GET /api/v2/users/{id}/enrollments`: the first second factor the user has confirmed. */
export async function getEnrollments(
  c: RequestContext<'/api/v2/users/:id/enrollments'>,
): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  const caller = await authenticateCaller(c, ACCEPTED);
  checkOwnership(caller, ACCEPTED, userId);
  const { enrollments } = existingUser(tenant, userId);
  return c.json(enrollments.filter((item) => item.status === 'confirmed').slice(0, 1));
}
