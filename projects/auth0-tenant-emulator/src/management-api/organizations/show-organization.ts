import { defined } from '../../common/defined.ts';
import type { Organization } from '../../state/organization.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { managementError } from '../errors.ts';

/** An organization as the Management API returns it. */
export function showOrganization({ id, name, display_name, metadata }: Organization): object {
  return { id, name, display_name, ...defined({ metadata }) };
}

/** The organization with this id; throws the Management API's 404 if there is none. */
export function existingOrganization(tenant: TenantContext, id: string): Organization {
  const organization = tenant.state.organizations.get(id);
  if (organization === undefined) {
    throw managementError('unknownOrganization');
  }
  return organization;
}
