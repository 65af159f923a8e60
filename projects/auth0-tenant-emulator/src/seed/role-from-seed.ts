import { defined } from '../common/defined.ts';
import { derivedId } from '../common/derived-id.ts';
import type { Role } from '../state/role.ts';
import type { TenantState } from '../state/tenant-state.ts';
import type { SeedRole } from './seed.ts';

/** Fills a seed's role with defaults; its id is derived from its name. */
export function roleFromSeed(seed: SeedRole): Role {
  const { name, description, permissions } = structuredClone(seed);
  return {
    id: seed.id ?? derivedId('rol', name),
    name,
    permissions: permissions ?? [],
    ...defined({ description }),
  };
}

/** The ids of roles that a seed names; a role that the tenant does not have is left out. */
export function roleIds({ roles }: TenantState, names: readonly string[] = []): string[] {
  return [...roles.values()]
    .filter(({ id, name }) => names.includes(name) || names.includes(id))
    .map(({ id }) => id);
}
