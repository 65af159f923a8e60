import type { Context } from 'hono';
import type { TenantContext, TenantEnv } from '../../tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { checkOwnership, existingUser } from '../ownership.ts';
import { selectFields } from './select-fields.ts';

const ACCEPTED = ['read:users', 'read:current_user', 'read:user_idp_tokens'];

/** `GET /api/v2/users/{id}`. */
export async function getUser(
  tenant: TenantContext,
  c: Context<TenantEnv>,
  userId: string,
): Promise<Response> {
  const caller = await authenticateCaller(tenant, c, ACCEPTED);
  checkOwnership(caller, ACCEPTED, userId);
  const { profile } = existingUser(tenant, userId);
  return c.json(selectFields(profile, c.req.query('fields'), c.req.query('include_fields')));
}
