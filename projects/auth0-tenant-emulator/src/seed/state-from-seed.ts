import { defined } from '../common/defined.ts';
import type { TenantClock } from '../common/clock.ts';
import { isoTime } from '../common/clock.ts';
import type { Api, Application, ApplicationType, Connection } from '../state/application.ts';
import { emptyState, type TenantState } from '../state/tenant-state.ts';
import type { User, UserIdentity, UserRecord } from '../state/user.ts';
import { methodFromEnrollment } from '../state/method-from-enrollment.ts';
import { testSigningKey } from '../state/test-signing-key.ts';
import { defaultPicture } from './default-picture.ts';
import { organizationFromSeed } from './organization-from-seed.ts';
import { roleFromSeed, roleIds } from './role-from-seed.ts';
import type { SeedApi, SeedClient, SeedConnection, SeedUser, TenantSeed } from './seed.ts';

/** The database connection every tenant has. */
export const DEFAULT_CONNECTION = 'Username-Password-Authentication';

const defaultGrantTypes: Readonly<Record<ApplicationType, string[]>> = {
  spa: ['authorization_code', 'implicit', 'refresh_token'],
  regular_web: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
  native: ['authorization_code', 'implicit', 'refresh_token'],
  non_interactive: ['client_credentials'],
};

/** Builds the state a tenant starts with, or goes back to at `reset()`. */
export function stateFromSeed(seed: TenantSeed, clock: TenantClock): TenantState {
  const state = emptyState();
  state.keys = [{ ...testSigningKey }];
  for (const connection of seed.connections ?? []) {
    state.connections.set(connection.name, connectionFromSeed(connection));
  }
  if (!state.connections.has(DEFAULT_CONNECTION)) {
    const connection = connectionFromSeed({ name: DEFAULT_CONNECTION });
    state.connections.set(connection.name, connection);
  }
  for (const seeded of seed.roles ?? []) {
    const role = roleFromSeed(seeded);
    state.roles.set(role.id, role);
  }
  for (const user of seed.users ?? []) {
    state.users.set(user.user_id, {
      ...userFromSeed(user, clock),
      roles: roleIds(state, user.roles),
    });
  }
  for (const client of seed.clients ?? []) {
    state.applications.set(client.client_id, applicationFromSeed(client));
  }
  for (const api of seed.apis ?? []) {
    state.apis.set(api.identifier, apiFromSeed(api));
  }
  for (const seeded of seed.organizations ?? []) {
    const organization = organizationFromSeed(seeded);
    state.organizations.set(organization.id, organization);
  }
  state.clientGrants = structuredClone(seed.client_grants ?? []);
  for (const connection of connectionsOfUsers(state)) {
    state.connections.set(connection.name, connection);
  }
  return state;
}

/** Fills a seed's user with what Auth0 would have filled in at sign-up; the user gets no roles. */
export function userFromSeed(seed: SeedUser, clock: TenantClock): UserRecord {
  const {
    password,
    permissions,
    roles: _roles,
    enrollments,
    mfa_required,
    ...given
  } = structuredClone(seed);
  const now = isoTime(clock);
  const name = given.name ?? given.email ?? given.username ?? given.user_id;
  const profile: User = {
    ...given,
    created_at: given.created_at ?? now,
    updated_at: given.updated_at ?? now,
    name,
    nickname: given.nickname ?? name.split('@', 1)[0] ?? name,
    identities: given.identities ?? [identityFromId(given.user_id)],
  };
  profile.picture ??= defaultPicture(profile);
  if (profile.email !== undefined) {
    profile.email_verified ??= false;
  }
  return {
    profile,
    ...defined({ password }),
    permissions: permissions ?? [],
    roles: [],
    methods: (enrollments ?? []).map(methodFromEnrollment),
    mfaRequired: mfa_required ?? false,
  };
}

function identityFromId(userId: string): UserIdentity {
  const separator = userId.indexOf('|');
  const provider = separator < 0 ? 'auth0' : userId.slice(0, separator);
  return {
    connection: provider === 'auth0' ? DEFAULT_CONNECTION : provider,
    user_id: userId.slice(separator + 1),
    provider,
    isSocial: provider !== 'auth0',
  };
}

function applicationFromSeed(seed: SeedClient): Application {
  const type = seed.app_type ?? 'spa';
  const callbacks = seed.callbacks ?? [];
  return {
    client_id: seed.client_id,
    name: seed.name ?? seed.client_id,
    app_type: type,
    callbacks: [...callbacks],
    allowed_logout_urls: [...(seed.allowed_logout_urls ?? callbacks)],
    web_origins: [...(seed.web_origins ?? originsOf(callbacks))],
    grant_types: [...(seed.grant_types ?? defaultGrantTypes[type])],
    ...defined({
      client_secret: seed.client_secret,
      client_authentication_methods: structuredClone(seed.client_authentication_methods),
    }),
    is_first_party: seed.is_first_party ?? true,
    refresh_token: {
      rotation_type: seed.refresh_token?.rotation_type ?? 'rotating',
      expiration_type: seed.refresh_token?.expiration_type ?? 'expiring',
      leeway: seed.refresh_token?.leeway ?? 0,
      token_lifetime: seed.refresh_token?.token_lifetime ?? 2_592_000,
      policies: structuredClone(seed.refresh_token?.policies ?? []),
    },
    require_proof_of_possession: seed.require_proof_of_possession ?? false,
    id_token_lifetime: seed.id_token_lifetime ?? 36_000,
    organization_usage: seed.organization_usage ?? 'deny',
    organization_require_behavior: seed.organization_require_behavior ?? 'no_prompt',
  };
}

function originsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(url)?.[0] ?? url))];
}

function apiFromSeed(seed: SeedApi): Api {
  return {
    identifier: seed.identifier,
    name: seed.name ?? seed.identifier,
    scopes: structuredClone(seed.scopes ?? []),
    token_lifetime: seed.token_lifetime ?? 86_400,
    token_lifetime_for_web:
      seed.token_lifetime_for_web ?? Math.min(7_200, seed.token_lifetime ?? 7_200),
    allow_offline_access: seed.allow_offline_access ?? true,
    skip_consent_for_verifiable_first_party_clients:
      seed.skip_consent_for_verifiable_first_party_clients ?? true,
    enforce_policies: seed.enforce_policies ?? false,
    token_dialect: seed.token_dialect ?? 'access_token',
    token_format: seed.token_format ?? 'jwt',
    signing_alg: 'RS256',
  };
}

function connectionFromSeed(seed: SeedConnection): Connection {
  return {
    name: seed.name,
    strategy: seed.strategy ?? (seed.name === DEFAULT_CONNECTION ? 'auth0' : seed.name),
    ...defined({ display_name: seed.display_name }),
    sync_user_profile_at_login: seed.sync_user_profile_at_login ?? true,
    require_consent: seed.require_consent ?? false,
    require_mfa: seed.require_mfa ?? false,
    ...defined({
      options: structuredClone(seed.options),
      connected_accounts: structuredClone(seed.connected_accounts),
    }),
  };
}

/** Connections that users name and the seed does not list. */
function connectionsOfUsers(state: TenantState): Connection[] {
  const identities = [...state.users.values()].flatMap((user) => user.profile.identities);
  return identities
    .filter(({ connection }) => !state.connections.has(connection))
    .map(({ connection, provider }) =>
      connectionFromSeed({ name: connection, strategy: provider }),
    );
}
