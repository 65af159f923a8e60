import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { Caller } from './caller.ts';
import { managementError } from './errors.ts';

/** Whether the caller holds one of these scopes, none of which is bound to the current user. */
export function actsForTenant(caller: Caller, accepted: readonly string[]): boolean {
  return accepted.some((scope) => !scope.includes('current_user') && caller.scope.includes(scope));
}

/** Refuses a caller with end-user scopes only that acts on somebody else. */
export function checkOwnership(caller: Caller, accepted: readonly string[], userId: string): void {
  if (!actsForTenant(caller, accepted) && caller.subject !== userId) {
    throw managementError('otherUser');
  }
}

/** The user of that id, or the 404 the Management API answers with. */
export function existingUser(tenant: TenantContext, userId: string): UserRecord {
  const user = tenant.state.users.get(userId);
  if (user === undefined) {
    throw managementError('unknownUser');
  }
  return user;
}
