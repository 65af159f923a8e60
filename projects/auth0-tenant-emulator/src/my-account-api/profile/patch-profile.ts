import { isoTime } from '../../common/clock.ts';
import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { mergeMetadata } from '../../state/merge-metadata.ts';
import type { User } from '../../state/user.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { readBody } from '../read-body.ts';
import { checkProfilePatch, EDITABLE } from './check-profile-patch.ts';
import { profilePolicy } from './profile-policy.ts';
import { requireProfile, showProfile } from './show-profile.ts';

/** `PATCH /me/v1/profile`: changes all the fields of the body or none; `{}` changes nothing. */
export async function patchProfile(c: RequestContext): Promise<Response> {
  requireProfile(c);
  const { tenant } = c.var;
  const { user } = await authenticateUser(c, 'update:me:profile');
  const patch = await readBody(c);
  checkProfilePatch(patch, profilePolicy(tenant, user));
  if (Object.keys(patch).length > 0) {
    applyPatch(user.profile, patch);
    user.profile.updated_at = isoTime(tenant.clock);
    tenant.markChanged();
  }
  return c.json(showProfile(tenant, user));
}

function applyPatch(profile: User, patch: JsonObject): void {
  for (const name of EDITABLE) {
    const value = patch[name];
    if (typeof value === 'string') {
      profile[name] = value;
    }
  }
  const { user_metadata: metadata } = patch;
  if (isJsonObject(metadata) && Object.keys(metadata).length > 0) {
    profile.user_metadata = mergeMetadata(profile.user_metadata, metadata);
  }
}
