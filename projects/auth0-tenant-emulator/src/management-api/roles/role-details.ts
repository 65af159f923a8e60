import { defined } from '../../common/defined.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { listPart } from '../paging.ts';
import { existingRole, showPermission } from './show-role.ts';

/** `GET /api/v2/roles/{id}/users`. */
export async function listRoleUsers(
  c: RequestContext<'/api/v2/roles/:id/users'>,
): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:users', 'read:roles', 'read:role_members']);
  const role = existingRole(tenant, id);
  const users = [...tenant.state.users.values()].filter(({ roles }) => roles.includes(role.id));
  return c.json(
    listPart(c, 'users', users, ({ profile: { user_id, name, email, picture } }) => ({
      user_id,
      ...defined({ name, email, picture }),
    })),
  );
}

/** `GET /api/v2/roles/{id}/permissions`. */
export async function listRolePermissions(
  c: RequestContext<'/api/v2/roles/:id/permissions'>,
): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:roles']);
  const { permissions } = existingRole(tenant, id);
  return c.json(listPart(c, 'permissions', permissions, (item) => showPermission(tenant, item)));
}
