import { METHOD_TYPES } from '../../state/authentication-method.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { queryError } from '../validate-body.ts';
import { listMethods } from './show-method.ts';

/** `GET /me/v1/authentication-methods`: all methods of the user, or those of one type. */
export async function listAuthenticationMethods(c: RequestContext): Promise<Response> {
  const { user } = await authenticateUser(c, 'read:me:authentication_methods');
  const type = c.req.query('type');
  if (type !== undefined && !METHOD_TYPES.some((item) => item === type)) {
    throw queryError('type', `must be one of ${METHOD_TYPES.join(', ')}`);
  }
  const methods = listMethods(user).filter((item) => type === undefined || item['type'] === type);
  return c.json({ authentication_methods: methods });
}
