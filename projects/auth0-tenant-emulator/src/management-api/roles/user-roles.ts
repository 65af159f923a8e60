import { isStringList, type JsonObject } from '../../common/json.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { listPart } from '../paging.ts';
import { readPayload } from '../read-payload.ts';
import { validatePayload, type PayloadSchema } from '../validate-payload.ts';
import { existingRole, showRole } from './show-role.ts';

type UserRolesContext = RequestContext<'/api/v2/users/:id/roles'>;

const rolesSchema: PayloadSchema = {
  properties: { roles: { type: 'array' } },
  required: ['roles'],
};

/** `GET /api/v2/users/{id}/roles`. */
export async function listUserRoles(c: UserRolesContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:users', 'read:roles', 'read:role_members']);
  const roles = existingUser(tenant, userId).roles.flatMap(
    (id) => tenant.state.roles.get(id) ?? [],
  );
  return c.json(listPart(c, 'roles', roles, showRole));
}

/** `POST /api/v2/users/{id}/roles`: 204, also for roles that the user has already. */
export async function assignUserRoles(c: UserRolesContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['update:users', 'create:role_members']);
  const ids = rolesOf(await readPayload(c));
  const user = existingUser(tenant, userId);
  const added = ids.map((id) => existingRole(tenant, id).id);
  user.roles = [...new Set([...user.roles, ...added])];
  tenant.markChanged();
  return c.body(null, 204);
}

/** `DELETE /api/v2/users/{id}/roles`. */
export async function removeUserRoles(c: UserRolesContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['update:users', 'delete:role_members']);
  const ids = rolesOf(await readPayload(c));
  const user = existingUser(tenant, userId);
  user.roles = user.roles.filter((id) => !ids.includes(id));
  tenant.markChanged();
  return c.body(null, 204);
}

function rolesOf(body: JsonObject): string[] {
  validatePayload(body, rolesSchema);
  const { roles } = body;
  if (isStringList(roles) && roles.length > 0) {
    return roles;
  }
  throw managementError('payload', 'Expected ids of roles', ' on property roles');
}
