import type { Application } from '../state/application.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { END_USER_SCOPES, MFA_SCOPES, type Audience } from './audience.ts';
import { myAccountScopes } from './my-account-access.ts';

/** The scopes that belong to OpenID Connect and not to an API. */
export const OIDC_SCOPES: readonly string[] = [
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline_access',
];

/**
 * The scopes granted out of those requested: a scope that the API does not define, or that the user
 * may not have, is dropped silently, as Auth0 does.
 */
export function grantScopes(
  tenant: TenantContext,
  requested: readonly string[],
  audience: Audience | undefined,
  user: UserRecord,
  application: Application,
): string[] {
  const allowed = allowedScopes(tenant, audience, user, application);
  const offline = allowsOffline(audience, application);
  return [...new Set(requested)].filter((scope) => {
    if (scope === 'offline_access') {
      return offline;
    }
    return OIDC_SCOPES.includes(scope) || allowed.includes(scope);
  });
}

/** Splits a `scope` parameter at its spaces. */
export function splitScope(scope: string | undefined): string[] {
  return (scope ?? '').split(' ').filter((item) => item !== '');
}

/** The permissions of an API that a user has, directly or by a role. */
export function permissionsOf(
  tenant: TenantContext,
  { permissions, roles }: UserRecord,
  identifier: string,
): string[] {
  const byRole = roles.flatMap((id) => tenant.state.roles.get(id)?.permissions ?? []);
  const names = [...permissions, ...byRole]
    .filter((permission) => permission.resource_server_identifier === identifier)
    .map((permission) => permission.permission_name);
  return [...new Set(names)];
}

function allowedScopes(
  tenant: TenantContext,
  audience: Audience | undefined,
  user: UserRecord,
  application: Application,
): readonly string[] {
  if (audience === undefined || audience.kind === 'userinfo') {
    return [];
  }
  if (audience.kind === 'management') {
    return END_USER_SCOPES;
  }
  if (audience.kind === 'mfa') {
    return MFA_SCOPES;
  }
  if (audience.kind === 'my-account') {
    return myAccountScopes(tenant, application) ?? [];
  }
  const defined = audience.api.scopes.map((scope) => scope.value);
  if (!audience.api.enforce_policies) {
    return defined;
  }
  const permissions = permissionsOf(tenant, user, audience.api.identifier);
  return defined.filter((scope) => permissions.includes(scope));
}

function allowsOffline(audience: Audience | undefined, application: Application): boolean {
  if (!application.grant_types.includes('refresh_token')) {
    return false;
  }
  return audience?.kind === 'api' ? audience.api.allow_offline_access : true;
}
