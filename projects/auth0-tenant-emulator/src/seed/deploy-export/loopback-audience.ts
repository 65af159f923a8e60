import { isManagementPath, isMyAccountPath } from '../../common/own-api-path.ts';

/** The audience of the emulated tenant's own APIs, for those of the tenant that was exported. */
export function loopbackAudience(audience: string): string {
  return isManagementPath(audience) || isMyAccountPath(audience)
    ? `http://localhost${new URL(audience).pathname}`
    : audience;
}
