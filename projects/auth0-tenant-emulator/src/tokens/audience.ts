import { isLoopbackUrl } from '../common/loopback.ts';
import type { Api } from '../state/application.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** The only scopes an end user can be given on the Management API. */
export const END_USER_SCOPES: readonly string[] = [
  'read:current_user',
  'update:current_user_metadata',
  'delete:current_user_metadata',
  'create:current_user_metadata',
  'create:current_user_device_credentials',
  'delete:current_user_device_credentials',
  'update:current_user_identities',
];

/** The scopes an end user can be given on the MFA API. */
export const MFA_SCOPES: readonly string[] = [
  'enroll',
  'read:authenticators',
  'remove:authenticators',
];

const OWN_API_PATHS = ['/api/v2/', '/me/'];

/** The API that an audience identifies. */
export type Audience =
  | { kind: 'management' }
  | { kind: 'my-account' }
  | { kind: 'mfa' }
  | { kind: 'userinfo' }
  | { kind: 'api'; api: Api };

/** Resolves an audience; `undefined` when the tenant does not know it. */
export function resolveAudience(tenant: TenantContext, audience: string): Audience | undefined {
  const api = tenant.state.apis.get(audience);
  if (api !== undefined) {
    return { kind: 'api', api };
  }
  if (isManagementAudience(tenant, audience)) {
    return { kind: 'management' };
  }
  if (isMyAccountAudience(tenant, audience)) {
    return { kind: 'my-account' };
  }
  if (isOwnUrl(tenant, audience, '/mfa/')) {
    return { kind: 'mfa' };
  }
  if (isOwnUrl(tenant, audience, '/userinfo')) {
    return { kind: 'userinfo' };
  }
  return undefined;
}

/**
 * Whether an audience is this tenant's Management API. Both schemes count on every host the tenant
 * answers on: auth0-js and most people's code write `https` even where the tenant speaks `http`.
 */
export function isManagementAudience(tenant: TenantContext, audience: string): boolean {
  return isOwnUrl(tenant, audience, '/api/v2/');
}

/** Whether an audience is this tenant's My Account API, which a tenant has once it is activated. */
export function isMyAccountAudience(tenant: TenantContext, audience: string): boolean {
  return tenant.seed.tenant?.my_account !== undefined && isOwnUrl(tenant, audience, '/me/');
}

/**
 * Whether an audience written in a seed means the API that a request names. A seed cannot know on
 * which port the tenant will listen, so any loopback host stands for the tenant's own APIs.
 */
export function isSameApi(tenant: TenantContext, written: string, requested: string): boolean {
  if (written === requested) {
    return true;
  }
  return OWN_API_PATHS.some(
    (path) =>
      isOwnUrl(tenant, requested, path) &&
      (isOwnUrl(tenant, written, path) ||
        (isLoopbackUrl(written) && new URL(written).pathname === path)),
  );
}

function isOwnUrl(tenant: TenantContext, value: string, ownPath: string): boolean {
  const path = `${tenant.platform.basePath}${ownPath}`;
  if (!value.endsWith(path)) {
    return false;
  }
  const host = /^https?:\/\/([^/]+)/.exec(value)?.[1];
  if (host === undefined || value.length !== value.indexOf(host) + host.length + path.length) {
    return false;
  }
  for (const origin of tenant.origins) {
    if (origin.endsWith(`//${host}`)) {
      return true;
    }
  }
  return false;
}
