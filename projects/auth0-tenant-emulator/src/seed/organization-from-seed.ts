import { defined } from '../common/defined.ts';
import { derivedId } from '../common/derived-id.ts';
import type { Organization } from '../state/organization.ts';
import type { SeedOrganization } from './seed.ts';

/** Fills a seed's organization with defaults; its id is derived from its name. */
export function organizationFromSeed(seed: SeedOrganization): Organization {
  const { name, metadata, members, enabled_connections: connections } = structuredClone(seed);
  return {
    id: seed.id ?? derivedId('org', name),
    name,
    display_name: seed.display_name ?? name,
    members: members ?? [],
    ...defined({
      metadata,
      enabled_connections: connections?.map((connection) => ({
        name: connection.name,
        assign_membership_on_login: connection.assign_membership_on_login ?? false,
      })),
    }),
  };
}
