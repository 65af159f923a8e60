import { isJsonObject, textOf, type JsonObject } from '../../common/json.ts';
import { randomHexId } from '../../common/random-id.ts';
import { userFromSeed } from '../../seed/state-from-seed.ts';
import type { SeedUser } from '../../seed/seed.ts';
import type { Connection } from '../../state/application.ts';
import type { Job, JobError } from '../../state/tenant-state.ts';
import type { UserRecord } from '../../state/user.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { isEmail } from '../../users/email-address.ts';

const TEXTS = ['username', 'given_name', 'family_name', 'name', 'nickname', 'picture'] as const;
const FLAGS = ['email_verified', 'blocked'] as const;
const METADATA = ['app_metadata', 'user_metadata'] as const;
/** Properties that are accepted and have no effect: the emulator does not know hashes. */
const WITHOUT_EFFECT = ['password_hash', 'custom_password_hash', 'mfa_factors'];
const KNOWN = ['email', 'user_id', ...TEXTS, ...FLAGS, ...METADATA, ...WITHOUT_EFFECT];

/** Imports users one by one; those that cannot be are reported (Auth0 docs: Bulk User Imports). */
export function importUsers(
  tenant: TenantContext,
  connection: Connection,
  users: readonly JsonObject[],
  upsert: boolean,
): Pick<Job, 'summary' | 'errors'> {
  const errors: JobError[] = [];
  let [inserted, updated] = [0, 0];
  for (const user of users) {
    const existing = findUser(tenant, connection, user);
    const faults = faultsOf(user, existing !== undefined && !upsert);
    if (faults.length > 0) {
      errors.push({ user, errors: faults });
    } else if (existing === undefined) {
      inserted += 1;
      insert(tenant, connection, user);
    } else {
      updated += 1;
      Object.assign(existing.profile, attributesOf(user));
    }
  }
  return { errors, summary: { total: users.length, inserted, updated, failed: errors.length } };
}

function faultsOf(user: JsonObject, isConflict: boolean): JobError['errors'] {
  const fault = (code: string, message: string, path: string) => ({ code, message, path });
  const { email } = user;
  if (isConflict) {
    return [fault('CONFLICT_EMAIL', 'A user with this e-mail address exists', 'email')];
  }
  return [
    ...(email === undefined
      ? [fault('OBJECT_REQUIRED', 'Missing required property: email', 'email')]
      : isEmail(textOf(email))
        ? []
        : [fault('FORMAT', "Object didn't pass validation for format email", 'email')]),
    ...Object.keys(user)
      .filter((name) => !KNOWN.includes(name))
      .map((name) => fault('OBJECT_ADDITIONAL_PROPERTIES', `Unknown property: ${name}`, name)),
    ...wrongTypes(user, TEXTS, 'string'),
    ...wrongTypes(user, FLAGS, 'boolean'),
    ...METADATA.filter((name) => user[name] !== undefined && !isJsonObject(user[name])).map(
      (name) => fault('INVALID_TYPE', 'Expected type object', name),
    ),
  ];
}

function wrongTypes(
  user: JsonObject,
  names: readonly string[],
  type: 'string' | 'boolean',
): JobError['errors'] {
  return names
    .filter((name) => user[name] !== undefined && typeof user[name] !== type)
    .map((name) => ({ code: 'INVALID_TYPE', message: `Expected type ${type}`, path: name }));
}

function findUser(
  tenant: TenantContext,
  { name }: Connection,
  user: JsonObject,
): UserRecord | undefined {
  const email = textOf(user['email']).toLowerCase();
  const id = idOf(user);
  return [...tenant.state.users.values()].find(
    ({ profile }) =>
      profile.identities[0]?.connection === name &&
      (profile.email?.toLowerCase() === email || (id !== '' && profile.user_id === `auth0|${id}`)),
  );
}

function insert(tenant: TenantContext, connection: Connection, user: JsonObject): void {
  const id = idOf(user) || randomHexId();
  const seed: SeedUser = {
    ...attributesOf(user),
    user_id: `auth0|${id}`,
    identities: [{ connection: connection.name, user_id: id, provider: 'auth0', isSocial: false }],
  };
  tenant.state.users.set(seed.user_id, userFromSeed(seed, tenant.clock));
}

/** The id in an import has no `auth0|` before it, but may. */
function idOf(user: JsonObject): string {
  return textOf(user['user_id']).replace(/^auth0\|/, '');
}

function attributesOf(user: JsonObject): Partial<SeedUser> {
  const names = ['email', ...TEXTS, ...FLAGS, ...METADATA];
  const given = Object.entries(user).filter(([name]) => names.includes(name));
  return Object.fromEntries(
    given.map(([name, value]) => [name, name === 'email' ? textOf(value).toLowerCase() : value]),
  );
}
