import { isJsonObject, type JsonObject } from '../../common/json.ts';
import type { UserPermission, UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { listPart } from '../paging.ts';
import { readPayload } from '../read-payload.ts';
import { validatePayload, type PayloadSchema } from '../validate-payload.ts';
import { showPermission } from './show-role.ts';

type PermissionsContext = RequestContext<'/api/v2/users/:id/permissions'>;

const permissionsSchema: PayloadSchema = {
  properties: { permissions: { type: 'array' } },
  required: ['permissions'],
};

/** A permission, and where the user has it from. */
interface PermissionWithSources extends UserPermission {
  sources: { source_id: string; source_name: string; source_type: 'DIRECT' | 'ROLE' }[];
}

/** `GET /api/v2/users/{id}/permissions`: those of the user and those of the user's roles. */
export async function listUserPermissions(c: PermissionsContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:users']);
  const permissions = permissionsWithSources(tenant, existingUser(tenant, userId));
  return c.json(listPart(c, 'permissions', permissions, (item) => showPermission(tenant, item)));
}

/** `POST /api/v2/users/{id}/permissions`: 201, also for permissions that the user has already. */
export async function assignUserPermissions(c: PermissionsContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['update:users']);
  const added = permissionsOf(await readPayload(c));
  const user = existingUser(tenant, userId);
  for (const permission of added) {
    checkPermission(tenant, permission);
  }
  const others = user.permissions.filter((item) => !added.some((other) => isSame(item, other)));
  user.permissions = [...others, ...added];
  tenant.markChanged();
  return c.body(null, 201);
}

/** `DELETE /api/v2/users/{id}/permissions`. */
export async function removeUserPermissions(c: PermissionsContext): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['update:users']);
  const removed = permissionsOf(await readPayload(c));
  const user = existingUser(tenant, userId);
  user.permissions = user.permissions.filter(
    (item) => !removed.some((other) => isSame(item, other)),
  );
  tenant.markChanged();
  return c.body(null, 204);
}

function permissionsWithSources(
  tenant: TenantContext,
  { permissions, roles }: UserRecord,
): PermissionWithSources[] {
  const found: PermissionWithSources[] = permissions.map((permission) => ({
    ...permission,
    sources: [{ source_id: '', source_name: '', source_type: 'DIRECT' }],
  }));
  for (const role of roles.flatMap((id) => tenant.state.roles.get(id) ?? [])) {
    for (const permission of role.permissions) {
      const source = { source_id: role.id, source_name: role.name, source_type: 'ROLE' } as const;
      const known = found.find((item) => isSame(item, permission));
      if (known === undefined) {
        found.push({ ...permission, sources: [source] });
      } else {
        known.sources.push(source);
      }
    }
  }
  return found;
}

function permissionsOf(body: JsonObject): UserPermission[] {
  validatePayload(body, permissionsSchema);
  const { permissions } = body;
  const list = Array.isArray(permissions) ? permissions : [];
  if (list.length === 0) {
    throw managementError('payload', 'Expected permissions', ' on property permissions');
  }
  return list.map((item) => {
    const { resource_server_identifier: identifier, permission_name: name } = isJsonObject(item)
      ? item
      : {};
    if (typeof identifier === 'string' && typeof name === 'string') {
      return { resource_server_identifier: identifier, permission_name: name };
    }
    const reason = 'Expected resource_server_identifier and permission_name';
    throw managementError('payload', reason, ' on property permissions');
  });
}

function checkPermission(tenant: TenantContext, permission: UserPermission): void {
  const { resource_server_identifier: identifier, permission_name: name } = permission;
  const api = tenant.state.apis.get(identifier);
  if (api === undefined) {
    throw managementError('unknownResourceServer');
  }
  if (!api.scopes.some(({ value }) => value === name)) {
    throw managementError('body', `The permission ${name} does not exist in ${identifier}`);
  }
}

function isSame(one: UserPermission, other: UserPermission): boolean {
  return (
    one.resource_server_identifier === other.resource_server_identifier &&
    one.permission_name === other.permission_name
  );
}
