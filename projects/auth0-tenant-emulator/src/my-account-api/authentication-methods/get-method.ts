import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { myAccountError } from '../errors.ts';
import { findMethod } from './show-method.ts';

/** `GET /me/v1/authentication-methods/{id}`. */
export async function getAuthenticationMethod(
  c: RequestContext<'/me/v1/authentication-methods/:id'>,
): Promise<Response> {
  const { user } = await authenticateUser(c, 'read:me:authentication_methods');
  const method = findMethod(user, c.req.param('id'));
  if (method === undefined) {
    throw myAccountError('unknownResource', 'authentication method');
  }
  return c.json(method);
}
