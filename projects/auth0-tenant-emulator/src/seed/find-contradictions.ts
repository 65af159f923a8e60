import { isManagementPath, isMyAccountPath } from '../common/own-api-path.ts';
import { apiProblems, type Contradiction } from './contradiction.ts';
import { findOrganizationProblems } from './find-organization-problems.ts';
import { findRoleProblems } from './find-role-problems.ts';
import type { SeedClient, TenantSeed } from './seed.ts';
import { DEFAULT_CONNECTION } from './state-from-seed.ts';

/** Finds values of a valid seed that do not fit the rest of it. */
export function findContradictions(seed: TenantSeed): Contradiction[] {
  return [
    ...(seed.clients ?? []).flatMap((client, index) => [
      ...urlProblems(client, `/clients/${index}`),
      ...secretProblems(client, `/clients/${index}`),
      ...policyProblems(seed, client, `/clients/${index}`),
    ]),
    ...clientGrantProblems(seed),
    ...permissionProblems(seed),
    ...settingProblems(seed),
    ...findOrganizationProblems(seed),
    ...findRoleProblems(seed),
  ];
}

function urlProblems(client: SeedClient, pointer: string): Contradiction[] {
  const absolute = (['callbacks', 'allowed_logout_urls'] as const).flatMap((list) =>
    (client[list] ?? []).flatMap((url, index) =>
      parse(url) === undefined
        ? [
            {
              pointer: `${pointer}/${list}/${index}`,
              message: `"${url}" is not an absolute URL. Write it with scheme and host`,
            },
          ]
        : [],
    ),
  );
  const origins = (client.web_origins ?? []).flatMap((origin, index) => {
    const url = parse(origin);
    const isOrigin = url !== undefined && url.pathname.length <= 1 && url.search + url.hash === '';
    return isOrigin
      ? []
      : [
          {
            pointer: `${pointer}/web_origins/${index}`,
            message: `"${origin}" is not an origin. Write scheme, host and port only`,
          },
        ];
  });
  return [...absolute, ...origins];
}

/** Wildcards stand for a label of the host or for the port. */
function parse(url: string): URL | undefined {
  const example = url.replace(/:\*(?=\/|$)/, ':1').replaceAll('*', 'x');
  return URL.canParse(example) ? new URL(example) : undefined;
}

function secretProblems(client: SeedClient, pointer: string): Contradiction[] {
  const isPublic = ['spa', 'native'].includes(client.app_type ?? 'spa');
  const hasCredentials =
    client.client_secret !== undefined || client.client_authentication_methods !== undefined;
  return isPublic || hasCredentials
    ? []
    : [
        {
          pointer: `${pointer}/app_type`,
          message:
            `is "${client.app_type ?? ''}", but the client has neither "client_secret" nor ` +
            '"client_authentication_methods". Add one',
        },
      ];
}

function policyProblems(seed: TenantSeed, client: SeedClient, pointer: string): Contradiction[] {
  return (client.refresh_token?.policies ?? []).flatMap(({ audience, scope }, index) => {
    const place = `${pointer}/refresh_token/policies/${index}`;
    return apiProblems(seed, audience, `${place}/audience`, scope, `${place}/scope`);
  });
}

const MACHINE_GRANT =
  'gives an application the My Account API for itself. Only users have it: add "subject_type": "user"';

function clientGrantProblems(seed: TenantSeed): Contradiction[] {
  return (seed.client_grants ?? []).flatMap((grant, index) => {
    const { client_id: clientId, audience, scope } = grant;
    const place = `/client_grants/${index}`;
    const isKnown = seed.clients?.some((client) => client.client_id === clientId) === true;
    const message = `"${clientId}" is not a client of this seed. Add it to "clients"`;
    return [
      ...(isKnown ? [] : [{ pointer: `${place}/client_id`, message }]),
      ...(isManagementPath(audience)
        ? []
        : apiProblems(seed, audience, `${place}/audience`, scope, `${place}/scope`)),
      ...(isMyAccountPath(audience) && grant.subject_type !== 'user'
        ? [{ pointer: place, message: MACHINE_GRANT }]
        : []),
    ];
  });
}

function permissionProblems(seed: TenantSeed): Contradiction[] {
  return (seed.users ?? []).flatMap((user, userIndex) =>
    (user.permissions ?? []).flatMap((permission, index) => {
      const place = `/users/${userIndex}/permissions/${index}`;
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

function settingProblems({ apis, connections, tenant }: TenantSeed): Contradiction[] {
  const { default_audience: audience, default_directory: directory } = tenant ?? {};
  const problems: Contradiction[] = [];
  const isKnownApi = apis?.some(({ identifier }) => identifier === audience) === true;
  if (audience !== undefined && !isKnownApi && !isManagementPath(audience)) {
    const message = `"${audience}" is not an API of this seed. Add it to "apis"`;
    problems.push({ pointer: '/tenant/default_audience', message });
  }
  const isKnownConnection =
    directory === DEFAULT_CONNECTION ||
    connections?.some(({ name }) => name === directory) === true;
  if (directory !== undefined && !isKnownConnection) {
    const message = `"${directory}" is not a connection of this seed. Add it to "connections"`;
    problems.push({ pointer: '/tenant/default_directory', message });
  }
  return problems;
}
