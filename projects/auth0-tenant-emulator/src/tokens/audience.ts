import { isLoopbackHost } from '../common/loopback.ts';
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

/** The API that an audience identifies. */
export type Audience = { kind: 'management' } | { kind: 'userinfo' } | { kind: 'api'; api: Api };

/** Resolves an audience; `undefined` when the tenant does not know it. */
export function resolveAudience(tenant: TenantContext, audience: string): Audience | undefined {
  const api = tenant.state.apis.get(audience);
  if (api !== undefined) {
    return { kind: 'api', api };
  }
  if (isManagementAudience(tenant, audience)) {
    return { kind: 'management' };
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

/**
 * Whether an audience written in a seed means the Management API. A seed cannot know on which port
 * the tenant will listen, so any loopback host will do.
 */
export function isSeedManagementAudience(tenant: TenantContext, audience: string): boolean {
  if (!URL.canParse(audience)) {
    return false;
  }
  const url = new URL(audience);
  if (url.pathname !== '/api/v2/') {
    return false;
  }
  return isLoopbackHost(url.hostname) || isManagementAudience(tenant, audience);
}

function isOwnUrl(tenant: TenantContext, value: string, path: string): boolean {
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
