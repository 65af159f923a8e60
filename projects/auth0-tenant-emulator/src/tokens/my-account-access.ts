import { MY_ACCOUNT_SCOPES } from '../common/my-account-scopes.ts';
import type { Application } from '../state/application.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { isMyAccountAudience, isSameApi } from './audience.ts';

/**
 * The scopes of the My Account API an application may request for its users; `undefined` where it has
 * no access at all. Third-party applications never have (Auth0 docs: My Account API).
 */
export function myAccountScopes(
  tenant: TenantContext,
  application: Application,
): readonly string[] | undefined {
  if (!application.is_first_party) {
    return undefined;
  }
  if (tenant.seed.tenant?.my_account?.access === 'allow_all') {
    return MY_ACCOUNT_SCOPES;
  }
  const own = `${canonicalOrigin(tenant)}${tenant.platform.basePath}/me/`;
  const grant = tenant.state.clientGrants.find(
    (item) =>
      item.subject_type === 'user' &&
      item.client_id === application.client_id &&
      isSameApi(tenant, item.audience, own),
  );
  return grant && MY_ACCOUNT_SCOPES.filter((scope) => grant.scope.includes(scope));
}

/** Whether an application may not request this audience for its users. */
export function lacksAccess(
  tenant: TenantContext,
  application: Application,
  audience: string,
): boolean {
  return (
    isMyAccountAudience(tenant, audience) && myAccountScopes(tenant, application) === undefined
  );
}

function canonicalOrigin(tenant: TenantContext): string {
  const [origin = ''] = tenant.origins;
  return origin;
}
