import type { JsonObject } from '../common/json.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** `org_id` of a login to an organization, and `org_name` where the tenant allows names. */
export function organizationClaims(
  tenant: TenantContext,
  organizationId: string | undefined,
): JsonObject {
  const organization = tenant.state.organizations.get(organizationId ?? '');
  if (organization === undefined) {
    return {};
  }
  const { id, name } = organization;
  const isNamed = tenant.seed.tenant?.allow_organization_name_in_authentication_api === true;
  return isNamed ? { org_id: id, org_name: name } : { org_id: id };
}
