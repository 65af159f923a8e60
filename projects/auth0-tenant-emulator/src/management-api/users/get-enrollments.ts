import { enrollmentOf } from '../../state/method-from-enrollment.ts';
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
  const { methods } = existingUser(tenant, userId);
  const enrollments = methods.flatMap((method) => enrollmentOf(method) ?? []);
  return c.json(enrollments.filter((item) => item.status === 'confirmed').slice(0, 1));
}
