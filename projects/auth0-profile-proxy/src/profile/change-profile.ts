import type { Call, Recovery } from '../call/call.ts';
import type { ProxyServices } from '../call/proxy-services.ts';
import { applyBeforeChange } from './apply-before-change.ts';
import { checkIfMatch } from './check-if-match.ts';
import { isReflected } from './is-reflected.ts';
import type { ProfileChange } from '../contract/profile-change.ts';
import { profileResponse } from './profile-response.ts';
import { updatedAtOf, type UpstreamUser } from '../contract/upstream-user.ts';
import { withUserLock } from './user-lock.ts';

/** Changes the profile of `call.note.target` and answers with the changed profile. */
export async function changeProfile(
  services: ProxyServices,
  call: Call,
  change: ProfileChange,
): Promise<Response> {
  const ifMatch = call.headers.get('if-match');
  call.note.fields = Object.keys(change);
  if (ifMatch === null) {
    return profileResponse(await send(services, call, change), services.options);
  }
  // Of two conditional changes with one ETag only one may succeed.
  const lock = { userId: call.note.target, leaseUntil: call.context.leaseUntil };
  return withUserLock(services.options, lock, async () => {
    const user = await services.users.read(call.note.target, call.context);
    checkIfMatch(ifMatch, user, services.options);
    return profileResponse(await send(services, call, change, user), services.options);
  });
}

/** Finds out whether a change whose response was lost has been made. */
export async function recoverProfileChange(
  services: ProxyServices,
  call: Call,
  change: ProfileChange,
): Promise<Recovery> {
  const user = await services.users.read(call.note.target, call.context);
  const allowed = await applyBeforeChange(services, call, { kind: kindOf(call), change, user });
  call.note.fields = Object.keys(allowed);
  const reflected = isReflected(allowed, user);
  return {
    response: reflected ? profileResponse(user, services.options) : undefined,
    updatedAt: updatedAtOf(user),
  };
}

async function send(
  services: ProxyServices,
  call: Call,
  change: ProfileChange,
  user?: UpstreamUser,
): Promise<UpstreamUser> {
  const allowed = await applyBeforeChange(services, call, { kind: kindOf(call), change, user });
  call.note.fields = Object.keys(allowed);
  const changed = await services.users.update(
    call.note.target,
    // Auth0 removes all metadata for an empty object; callers of the proxy send null for that.
    allowed.user_metadata === null ? { ...allowed, user_metadata: {} } : { ...allowed },
    call.context,
  );
  const updatedAt = updatedAtOf(changed);
  if (updatedAt !== undefined) {
    call.note.updatedAt = updatedAt;
  }
  return changed;
}

function kindOf({ route }: Call): 'update-profile' | 'update-user' {
  return route === 'update-user' ? 'update-user' : 'update-profile';
}
