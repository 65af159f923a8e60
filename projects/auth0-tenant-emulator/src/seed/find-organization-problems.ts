import type { Contradiction } from './contradiction.ts';
import type { SeedOrganization, TenantSeed } from './seed.ts';
import { DEFAULT_CONNECTION } from './state-from-seed.ts';

/** Finds members and connections of organizations that the seed does not have, and clients that use none. */
export function findOrganizationProblems(seed: TenantSeed): Contradiction[] {
  return [
    ...(seed.organizations ?? []).flatMap((organization, index) => [
      ...memberProblems(seed, organization, `/organizations/${index}/members`),
      ...connectionProblems(seed, organization, `/organizations/${index}/enabled_connections`),
    ]),
    ...clientProblems(seed),
  ];
}

function memberProblems(
  seed: TenantSeed,
  { members = [] }: SeedOrganization,
  pointer: string,
): Contradiction[] {
  const users = new Set(seed.users?.map((user) => user.user_id));
  return members.flatMap((member, index) =>
    users.has(member)
      ? []
      : [
          {
            pointer: `${pointer}/${index}`,
            message: `"${member}" is not a user of this seed. Add it to "users"`,
          },
        ],
  );
}

function connectionProblems(
  seed: TenantSeed,
  { enabled_connections: enabled = [] }: SeedOrganization,
  pointer: string,
): Contradiction[] {
  const known = new Set([DEFAULT_CONNECTION, ...(seed.connections ?? []).map(({ name }) => name)]);
  return enabled.flatMap(({ name }, index) =>
    known.has(name)
      ? []
      : [
          {
            pointer: `${pointer}/${index}/name`,
            message: `"${name}" is not a connection of this seed. Add it to "connections"`,
          },
        ],
  );
}

function clientProblems(seed: TenantSeed): Contradiction[] {
  return (seed.clients ?? []).flatMap((client, index) => {
    const { organization_usage: usage = 'deny', organization_require_behavior: behavior } = client;
    const isUseless = usage === 'deny' && behavior !== undefined && behavior !== 'no_prompt';
    return isUseless
      ? [
          {
            pointer: `/clients/${index}/organization_require_behavior`,
            message:
              'has no effect, because the client does not use organizations. ' +
              'Set "organization_usage" to "allow" or "require"',
          },
        ]
      : [];
  });
}
