import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';

/** `GET /api/v2/device-credentials`, for machines only. */
export async function listDeviceCredentials(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:device_credentials']);
  const [userId, clientId] = [c.req.query('user_id'), c.req.query('client_id')];
  const found = [...tenant.state.deviceCredentials.values()].filter(
    (item) =>
      (userId === undefined || item.user_id === userId) &&
      (clientId === undefined || item.client_id === clientId),
  );
  return c.json(found.map(({ value: _value, ...shown }) => shown));
}
