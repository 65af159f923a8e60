import type { Organization } from '../../state/organization.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';

/** Finds an organization by its id, or by its name in any case. */
export function findOrganization(tenant: TenantContext, value: string): Organization | undefined {
  const { organizations } = tenant.state;
  const name = value.toLowerCase();
  return organizations.get(value) ?? [...organizations.values()].find((item) => item.name === name);
}
