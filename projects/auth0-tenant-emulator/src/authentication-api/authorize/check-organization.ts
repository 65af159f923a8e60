import type { Application } from '../../state/application.ts';
import type { AuthorizationRequest } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { AuthorizationFailure } from './authorization-failure.ts';
import { findOrganization } from './find-organization.ts';

/** Checks `organization` of a request and returns the organization's id; `undefined` where there is none. */
export function checkOrganization(
  tenant: TenantContext,
  request: AuthorizationRequest,
  application: Application,
  value: string | undefined,
): string | undefined {
  const { organization_usage: usage, organization_require_behavior: behavior } = application;
  if (value === undefined || value === '') {
    if (usage === 'require' && behavior === 'no_prompt') {
      fail(request, 'parameter organization is required for this client');
    }
    return undefined;
  }
  if (usage === 'deny') {
    fail(request, 'parameter organization is not allowed for this client');
  }
  const allowsNames = tenant.seed.tenant?.allow_organization_name_in_authentication_api === true;
  if (!value.startsWith('org_') && !allowsNames) {
    fail(request, 'authorization request parameter organization must be an organization id');
  }
  const organization = findOrganization(tenant, value);
  return organization?.id ?? fail(request, 'parameter organization is invalid');
}

function fail(request: AuthorizationRequest, description: string): never {
  throw new AuthorizationFailure(request, 'invalid_request', description);
}
