import type { JsonObject } from '../../common/json.ts';
import type { UserIdentity, UserRecord } from '../../state/user.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { managementError } from '../errors.ts';
import { checkPassword } from './check-password.ts';

const SYNCED = ['family_name', 'given_name', 'name', 'nickname', 'picture'];
const ENTERPRISE = new Set([
  ...['ad', 'adfs', 'auth0-adldap', 'google-apps', 'ip', 'office365', 'oidc', 'okta'],
  ...['pingfederate', 'samlp', 'sharepoint', 'waad'],
]);
const EXCLUSIVE = [
  ['password', 'email'],
  ['username', 'email'],
  ['username', 'password'],
] as const;

/** The business rules of a user's root attributes, in the words of the OpenAPI file. */
export function checkUserPatch(tenant: TenantContext, user: UserRecord, patch: JsonObject): void {
  for (const [one, other] of EXCLUSIVE) {
    if (Object.hasOwn(patch, one) && Object.hasOwn(patch, other)) {
      throw managementError('operation', `Cannot update ${one} and ${other} simultaneously.`);
    }
  }
  const identity = targetIdentity(tenant, user, patch);
  checkDatabaseFields(identity, patch);
  checkSyncedFields(tenant, identity, patch);
  checkVerification(tenant, identity, patch);
  checkUniqueEmail(tenant, user, patch);
  checkPassword(tenant, user, patch['password'], identity?.connection);
}

/** The identity a patch is about: the one of `connection`, else the main one. */
function targetIdentity(
  tenant: TenantContext,
  user: UserRecord,
  patch: JsonObject,
): UserIdentity | undefined {
  const connection = patch['connection'];
  if (typeof connection !== 'string') {
    return user.profile.identities[0];
  }
  if (!tenant.state.connections.has(connection)) {
    throw managementError('operation', 'Connection does not exist.');
  }
  return user.profile.identities.find((identity) => identity.connection === connection);
}

function checkDatabaseFields(identity: UserIdentity | undefined, patch: JsonObject): void {
  const isDatabase = identity?.provider === 'auth0';
  const isPasswordless = identity?.provider === 'email' || identity?.provider === 'sms';
  for (const name of ['email', 'password', 'username']) {
    if (!Object.hasOwn(patch, name) || isDatabase) {
      continue;
    }
    if (name === 'email' && isPasswordless) {
      continue;
    }
    throw managementError('operation', `Cannot update ${name} for non-database user.`);
  }
}

function checkSyncedFields(
  tenant: TenantContext,
  identity: UserIdentity | undefined,
  patch: JsonObject,
): void {
  const fields = SYNCED.filter((name) => Object.hasOwn(patch, name));
  if (fields.length === 0 || identity === undefined) {
    return;
  }
  if (['auth0', 'email', 'sms'].includes(identity.provider)) {
    return;
  }
  const connection = tenant.state.connections.get(identity.connection);
  if (connection?.sync_user_profile_at_login === false) {
    return;
  }
  throw managementError(
    'operation',
    `The following user attributes cannot be updated: ${fields.join(', ')}. The connection must ` +
      `either be a database connection (using the Auth0 store), a passwordless connection (email ` +
      `or sms) or has disabled 'Sync user profile attributes at each login'.`,
  );
}

function checkVerification(
  tenant: TenantContext,
  identity: UserIdentity | undefined,
  patch: JsonObject,
): void {
  if (patch['verify_email'] !== true || identity === undefined) {
    return;
  }
  const strategy = tenant.state.connections.get(identity.connection)?.strategy;
  if (ENTERPRISE.has(strategy ?? identity.provider)) {
    throw managementError('operation', 'Email verification is not supported for enterprise users.');
  }
}

function checkUniqueEmail(tenant: TenantContext, user: UserRecord, patch: JsonObject): void {
  const email = patch['email'];
  if (typeof email !== 'string') {
    return;
  }
  for (const other of tenant.state.users.values()) {
    if (
      other !== user &&
      other.profile.email?.toLowerCase() === email.toLowerCase() &&
      other.profile.identities[0]?.connection === user.profile.identities[0]?.connection
    ) {
      throw managementError('operation', 'The specified new email already exists');
    }
  }
}
