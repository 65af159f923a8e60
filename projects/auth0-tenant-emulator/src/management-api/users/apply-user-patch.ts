import { isoTime } from '../../common/clock.ts';
import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { mergeMetadata } from '../../state/merge-metadata.ts';
import type { User, UserRecord } from '../../state/user.ts';
import { endSessions } from '../../sessions/end-sessions.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { changePassword } from '../../users/change-password.ts';
import { sendVerificationMail } from '../../users/send-mail.ts';
import { ROOT_ATTRIBUTES } from './user-schema.ts';

/** Changes a user as a checked patch says. */
export function applyUserPatch(
  tenant: TenantContext,
  user: UserRecord,
  patch: JsonObject,
  issuer: string,
): void {
  const { profile } = user;
  const before = { email: profile.email, phone: profile.phone_number };
  const endsSessions = changesCredentials(user, patch);
  for (const name of ROOT_ATTRIBUTES) {
    setAttribute(profile, name, patch[name]);
  }
  applyFlags(profile, patch, before);
  for (const field of ['user_metadata', 'app_metadata'] as const) {
    const metadata = patch[field];
    if (isJsonObject(metadata)) {
      profile[field] = mergeMetadata(profile[field], metadata);
    }
  }
  if (typeof patch['password'] === 'string') {
    changePassword(tenant, user, patch['password']);
  }
  profile.updated_at = isoTime(tenant.clock);
  if (endsSessions) {
    endSessions(tenant, profile.user_id);
  }
  if (patch['verify_email'] === true) {
    sendVerificationMail(tenant, user, issuer);
  }
  tenant.markChanged();
}

function setAttribute(profile: User, name: (typeof ROOT_ATTRIBUTES)[number], value: unknown): void {
  if (typeof value === 'string') {
    profile[name] = value;
  } else if (value === null) {
    Reflect.deleteProperty(profile, name);
  }
}

/** A new address has not been verified, unless the patch says otherwise. */
function applyFlags(
  profile: User,
  patch: JsonObject,
  before: { email: string | undefined; phone: string | undefined },
): void {
  if (profile.email !== before.email) {
    profile.email_verified = false;
  }
  if (profile.phone_number !== before.phone) {
    profile.phone_verified = false;
  }
  for (const name of ['blocked', 'email_verified', 'phone_verified'] as const) {
    const value = patch[name];
    if (typeof value === 'boolean') {
      profile[name] = value;
    }
  }
}

/**
 * Changing what a person logs in with ends their sessions. Since 2025-08-19 writing the same address
 * again, or setting `email_verified` to true, does not.
 */
function changesCredentials(user: UserRecord, patch: JsonObject): boolean {
  const { profile } = user;
  const changed = (name: 'email' | 'phone_number' | 'username'): boolean =>
    Object.hasOwn(patch, name) && patch[name] !== profile[name];
  if (changed('email') || changed('phone_number') || changed('username')) {
    return true;
  }
  if (typeof patch['password'] === 'string') {
    return true;
  }
  return patch['email_verified'] === false && profile.email_verified === true;
}
