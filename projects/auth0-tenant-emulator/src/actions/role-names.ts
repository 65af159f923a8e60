import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** The names of a user's roles, as rules and Actions get them. */
export function roleNames(tenant: TenantContext, { roles }: UserRecord): string[] {
  return roles.flatMap((id) => tenant.state.roles.get(id)?.name ?? []);
}
