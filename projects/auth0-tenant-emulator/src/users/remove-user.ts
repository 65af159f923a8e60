import type { TenantContext } from '../tenant/tenant-context.ts';

/**
 * Deletes a user with everything that is only theirs, and returns whether there was one. Refresh tokens
 * and sessions stay: using one tells that its user is gone.
 */
export function removeUser(tenant: TenantContext, userId: string): boolean {
  const { state } = tenant;
  const removed = state.users.delete(userId);
  for (const owned of [
    state.connectedAccounts,
    state.connectRequests,
    state.methodEnrollments,
    state.tickets,
  ]) {
    dropOf<{ userId: string }>(owned, (item) => item.userId === userId);
  }
  dropOf(state.deviceCredentials, (credential) => credential.user_id === userId);
  for (const key of state.consents.keys()) {
    if (key.startsWith(`${userId} `)) {
      state.consents.delete(key);
    }
  }
  for (const organization of state.organizations.values()) {
    organization.members = organization.members.filter((member) => member !== userId);
  }
  tenant.markChanged();
  return removed;
}

function dropOf<Item>(items: Map<string, Item>, isTheirs: (item: Item) => boolean): void {
  for (const [key, item] of items) {
    if (isTheirs(item)) {
      items.delete(key);
    }
  }
}
