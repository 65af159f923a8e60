import type { JsonObject } from '../../common/json.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller, type Caller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { actsForTenant, checkOwnership, existingUser } from '../ownership.ts';
import { readPayload } from '../read-payload.ts';
import { validatePayload } from '../validate-payload.ts';
import { applyUserPatch } from './apply-user-patch.ts';
import { checkMetadata } from './check-metadata.ts';
import { checkProfileSize } from './check-profile-size.ts';
import { checkUserPatch } from './check-user-patch.ts';
import { patchUserSchema } from './user-schema.ts';

const ACCEPTED = ['update:users', 'update:users_app_metadata', 'update:current_user_metadata'];

/** `PATCH /api/v2/users/{id}`. */
export async function patchUser(c: RequestContext<'/api/v2/users/:id'>): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  const caller = await authenticateCaller(c, ACCEPTED);
  const patch = await readPayload(c);
  validatePayload(patch, patchUserSchema);
  checkOwnership(caller, ACCEPTED, userId);
  checkFields(caller, patch);
  const user = existingUser(tenant, userId);
  checkMetadata(patch);
  checkUserPatch(tenant, user, patch);
  checkProfileSize(c, user, patch);
  applyUserPatch(tenant, user, patch, c.get('issuer'));
  return c.json(user.profile);
}

/** A user's own token may change `user_metadata` only. */
function checkFields(caller: Caller, patch: JsonObject): void {
  if (caller.scope.includes('update:users')) {
    return;
  }
  const allowed = actsForTenant(caller, ACCEPTED)
    ? ['app_metadata', 'user_metadata']
    : ['user_metadata'];
  const refused = Object.keys(patch).filter((name) => !allowed.includes(name));
  if (refused.length > 0) {
    throw managementError('fields', refused.join(', '));
  }
}
