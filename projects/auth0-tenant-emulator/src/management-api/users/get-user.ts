import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { checkOwnership, existingUser } from '../ownership.ts';
import { selectFields } from '../select-fields.ts';

const ACCEPTED = ['read:users', 'read:current_user', 'read:user_idp_tokens'];

/** `GET /api/v2/users/{id}`. */
export async function getUser(c: RequestContext<'/api/v2/users/:id'>): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  const caller = await authenticateCaller(c, ACCEPTED);
  checkOwnership(caller, ACCEPTED, userId);
  const { profile } = existingUser(tenant, userId);
  return c.json(selectFields(profile, c.req.query('fields'), c.req.query('include_fields')));
}
