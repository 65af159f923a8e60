import type { Context } from 'hono';
import type { TenantContext, TenantEnv } from '../../tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { checkOwnership } from '../ownership.ts';

const ACCEPTED = ['delete:device_credentials', 'delete:current_user_device_credentials'];

/** `DELETE /api/v2/device-credentials/{id}`: 204, also for an id nobody has. */
export async function deleteDeviceCredential(
  tenant: TenantContext,
  c: Context<TenantEnv>,
  id: string,
): Promise<Response> {
  const caller = await authenticateCaller(tenant, c, ACCEPTED);
  const credential = tenant.state.deviceCredentials.get(id);
  if (credential !== undefined) {
    checkOwnership(caller, ACCEPTED, credential.user_id);
    tenant.state.deviceCredentials.delete(id);
    tenant.markChanged();
  }
  return c.body(null, 204);
}
