import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';

const ACCEPTED = ['delete:authentication_methods'];

/** `DELETE /api/v2/users/{id}/authentication-methods`: all of them. */
export async function deleteUserMethods(
  c: RequestContext<'/api/v2/users/:id/authentication-methods'>,
): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  existingUser(tenant, userId).methods = [];
  tenant.markChanged();
  return c.body(null, 204);
}

/** `DELETE /api/v2/users/{id}/authentication-methods/{methodId}`. */
export async function deleteUserMethod(
  c: RequestContext<'/api/v2/users/:id/authentication-methods/:method'>,
): Promise<Response> {
  const [userId, methodId] = [c.req.param('id'), c.req.param('method')];
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  const user = existingUser(tenant, userId);
  const others = user.methods.filter(({ id }) => id !== methodId);
  if (others.length === user.methods.length) {
    throw managementError('unknownMethod');
  }
  user.methods = others;
  tenant.markChanged();
  return c.body(null, 204);
}
