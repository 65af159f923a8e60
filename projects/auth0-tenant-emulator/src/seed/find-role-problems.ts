import { apiProblems, type Contradiction } from './contradiction.ts';
import type { TenantSeed } from './seed.ts';

/** Finds permissions of roles that no API has, and roles of users that the seed does not have. */
export function findRoleProblems(seed: TenantSeed): Contradiction[] {
  return [...permissionProblems(seed), ...userProblems(seed)];
}

function permissionProblems(seed: TenantSeed): Contradiction[] {
  return (seed.roles ?? []).flatMap(({ permissions = [] }, roleIndex) =>
    permissions.flatMap((permission, index) => {
      const place = `/roles/${roleIndex}/permissions/${index}`;
      return apiProblems(
        seed,
        permission.resource_server_identifier,
        `${place}/resource_server_identifier`,
        [permission.permission_name],
        `${place}/permission_name`,
      );
    }),
  );
}

function userProblems(seed: TenantSeed): Contradiction[] {
  const known = new Set(
    seed.roles?.flatMap(({ id, name }) => (id === undefined ? name : [id, name])),
  );
  return (seed.users ?? []).flatMap(({ roles = [] }, userIndex) =>
    roles.flatMap((role, index) =>
      known.has(role)
        ? []
        : [
            {
              pointer: `/users/${userIndex}/roles/${index}`,
              message: `"${role}" is not a role of this seed. Add it to "roles"`,
            },
          ],
    ),
  );
}
