import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { listPart } from '../paging.ts';
import { existingRole, showRole } from './show-role.ts';

const ACCEPTED = ['read:roles'];

/** `GET /api/v2/roles`, with `name_filter`. */
export async function listRoles(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ACCEPTED);
  const filter = c.req.query('name_filter')?.toLowerCase() ?? '';
  const roles = [...c.var.tenant.state.roles.values()].filter(({ name }) =>
    name.toLowerCase().includes(filter),
  );
  return c.json(listPart(c, 'roles', roles, showRole));
}

/** `GET /api/v2/roles/{id}`. */
export async function getRole(c: RequestContext<'/api/v2/roles/:id'>): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  return c.json(showRole(existingRole(c.var.tenant, id)));
}
