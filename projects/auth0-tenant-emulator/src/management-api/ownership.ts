import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import type { Caller } from './caller.ts';
import { managementError } from './errors.ts';

/** Whether the caller holds one of these scopes, none of which is bound to the current user. */
export function actsForTenant(caller: Caller, accepted: readonly string[]): boolean {
  return accepted.some((scope) => !scope.includes('current_user') && caller.scope.includes(scope));
}

/** Refuses a caller that has end-user scopes only and acts on another user. */
export function checkOwnership(caller: Caller, accepted: readonly string[], userId: string): void {
  if (!actsForTenant(caller, accepted) && caller.subject !== userId) {
    throw managementError('otherUser');
  }
}

/** The user with this id; throws the Management API's 404 if there is none. */
export function existingUser(tenant: TenantContext, userId: string): UserRecord {
  const user = tenant.state.users.get(userId);
  if (user === undefined) {
    throw managementError('unknownUser');
  }
  return user;
}
