import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';

/** `GET /api/v2/logs/{id}`. */
export async function getLog(c: RequestContext<'/api/v2/logs/:id'>): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ['read:logs', 'read:logs_users']);
  const event = c.var.tenant.state.logs.find((item) => item.log_id === id);
  if (event === undefined) {
    throw managementError('unknownLog');
  }
  return c.json(event);
}
