import { defined } from '../../common/defined.ts';
import type { Role } from '../../state/role.ts';
import type { UserPermission } from '../../state/user.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { managementError } from '../errors.ts';

/** A role as the Management API returns it. */
export function showRole({ id, name, description }: Role): object {
  return { id, name, ...defined({ description }) };
}

/** The role with this id; throws the Management API's 404 if there is none. */
export function existingRole(tenant: TenantContext, id: string): Role {
  const role = tenant.state.roles.get(id);
  if (role === undefined) {
    throw managementError('unknownRole');
  }
  return role;
}

/** A permission with the name of its API and the description of its scope. */
export function showPermission(tenant: TenantContext, permission: UserPermission): object {
  const { resource_server_identifier: identifier, permission_name: name } = permission;
  const api = tenant.state.apis.get(identifier);
  const description = api?.scopes.find(({ value }) => value === name)?.description;
  return {
    ...permission,
    ...defined({ resource_server_name: api?.name, description }),
  };
}
