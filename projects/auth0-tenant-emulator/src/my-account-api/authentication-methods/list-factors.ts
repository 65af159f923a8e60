import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { enabledFactors, usageOf } from './enabled-factors.ts';

/** `GET /me/v1/factors`: what the user could enroll. */
export async function listFactors(c: RequestContext): Promise<Response> {
  const { user } = await authenticateUser(c, 'read:me:factors');
  const factors = enabledFactors(c.var.tenant, user).map((type) => ({
    type,
    usage: [usageOf(type)],
  }));
  return c.json({ factors });
}
