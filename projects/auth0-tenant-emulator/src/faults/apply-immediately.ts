import { removeUser } from '../users/remove-user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import type { NamedFault } from '../tenant/fault.ts';

/** Carries out a named fault that changes the tenant itself; `false` for one that has to be queued. */
export function applyImmediately(tenant: TenantContext, fault: NamedFault): boolean {
  switch (fault.name) {
    case 'clock_skew':
      tenant.clock.advance(fault.skewSeconds ?? 3600);
      return true;
    case 'key_rotation':
      tenant.keys.rotate();
      tenant.keys.revokeOld();
      tenant.markChanged();
      return true;
    case 'blocked_user':
      for (const user of affectedUsers(tenant, fault)) {
        user.profile.blocked = true;
      }
      tenant.markChanged();
      return true;
    case 'deleted_user':
      for (const user of affectedUsers(tenant, fault)) {
        removeUser(tenant, user.profile.user_id);
      }
      return true;
    default:
      return false;
  }
}

function affectedUsers(tenant: TenantContext, fault: NamedFault) {
  return [...tenant.state.users.values()].filter(
    ({ profile }) => fault.userId === undefined || fault.userId === profile.user_id,
  );
}
