import { isAllowedUrl } from '../common/allowed-url.ts';
import { isLoopbackUrl } from '../common/loopback.ts';
import type { TenantContext } from './tenant-context.ts';

/** Whether a page of this origin may talk to the tenant. */
export function isKnownOrigin(tenant: TenantContext, origin: string): boolean {
  if (!URL.canParse(origin)) {
    return false;
  }
  if (isLoopbackUrl(origin) || tenant.origins.has(origin)) {
    return true;
  }
  return [...tenant.state.applications.values()].some((application) =>
    isAllowedUrl(application.web_origins, origin),
  );
}
