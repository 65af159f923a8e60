import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { pageOf, readPaging } from '../paging.ts';
import { showMethod } from './show-method.ts';

const ACCEPTED = ['read:authentication_methods'];

/** `GET /api/v2/users/{id}/authentication-methods`. */
export async function listUserMethods(
  c: RequestContext<'/api/v2/users/:id/authentication-methods'>,
): Promise<Response> {
  const userId = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  const { methods } = existingUser(c.var.tenant, userId);
  return c.json(pageOf(c, 'authenticators', methods, readPaging(c), showMethod));
}

/** `GET /api/v2/users/{id}/authentication-methods/{methodId}`. */
export async function getUserMethod(
  c: RequestContext<'/api/v2/users/:id/authentication-methods/:method'>,
): Promise<Response> {
  const [userId, methodId] = [c.req.param('id'), c.req.param('method')];
  await authenticateCaller(c, ACCEPTED);
  const { methods } = existingUser(c.var.tenant, userId);
  const method = methods.find(({ id }) => id === methodId);
  if (method === undefined) {
    throw managementError('unknownMethod');
  }
  return c.json(showMethod(method));
}
