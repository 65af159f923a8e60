import type { Organization } from '../state/organization.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** The organizations a user is a member of. */
export function organizationsOfUser(tenant: TenantContext, userId: string): Organization[] {
  return [...tenant.state.organizations.values()].filter(({ members }) => members.includes(userId));
}
