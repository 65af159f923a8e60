import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { checkOwnership } from '../ownership.ts';

const ACCEPTED = ['delete:device_credentials', 'delete:current_user_device_credentials'];

/** `DELETE /api/v2/device-credentials/{id}`: 204, also for an unknown id. */
export async function deleteDeviceCredential(
  c: RequestContext<'/api/v2/device-credentials/:id'>,
): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  const caller = await authenticateCaller(c, ACCEPTED);
  const credential = tenant.state.deviceCredentials.get(id);
  if (credential !== undefined) {
    checkOwnership(caller, ACCEPTED, credential.user_id);
    tenant.state.deviceCredentials.delete(id);
    tenant.markChanged();
  }
  return c.body(null, 204);
}
