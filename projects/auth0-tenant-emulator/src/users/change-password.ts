import { isoTime } from '../common/clock.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

const REMEMBERED = 24;

/** Gives a user another password, and remembers the one before. */
export function changePassword(tenant: TenantContext, user: UserRecord, password: string): void {
  if (user.password !== undefined) {
    user.formerPasswords = [user.password, ...(user.formerPasswords ?? [])].slice(0, REMEMBERED);
  }
  user.password = password;
  const now = isoTime(tenant.clock);
  user.profile.last_password_reset = now;
  user.profile.updated_at = now;
  tenant.markChanged();
}
