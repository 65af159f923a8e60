import { userFromSeed } from '../../seed/state-from-seed.ts';
import type { UserIdentity } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { checkOwnership, existingUser } from '../ownership.ts';

const ACCEPTED = ['update:users', 'update:current_user_identities'];

/** `DELETE /api/v2/users/{id}/identities/{provider}/{user_id}`. */
export async function unlinkIdentity(
  c: RequestContext<'/api/v2/users/:id/identities/:provider/:identity'>,
): Promise<Response> {
  const path = c.req.param();
  const { tenant } = c.var;
  const caller = await authenticateCaller(c, ACCEPTED);
  checkOwnership(caller, ACCEPTED, path.id);
  const { profile } = existingUser(tenant, path.id);
  const index = profile.identities.findIndex(
    ({ provider, user_id }) => provider === path.provider && user_id === path.identity,
  );
  if (index === 0) {
    throw managementError('operation', 'Main identity cannot be removed.');
  }
  const [removed] = index < 0 ? [] : profile.identities.splice(index, 1);
  if (removed === undefined) {
    throw managementError('unknownIdentity');
  }
  restoreUser(tenant, removed);
  tenant.markChanged();
  return c.json(profile.identities);
}

/** What was linked becomes a user of its own again, with its profile and without metadata. */
function restoreUser(tenant: TenantContext, identity: UserIdentity): void {
  const { profileData, ...rest } = identity;
  const userId = `${identity.provider}|${identity.user_id}`;
  const user = userFromSeed({ ...profileData, user_id: userId, identities: [rest] }, tenant.clock);
  tenant.state.users.set(userId, user);
}
