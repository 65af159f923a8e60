import type { JsonObject } from '../../common/json.ts';
import type { UserRecord } from '../../state/user.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';

/** What a user may do with one field of the profile. */
export interface FieldPolicy {
  label: string;
  access: 'read_only' | 'read_write';
  source: 'user' | 'idp' | 'system';
  /** Why the field is read-only. */
  reason?: string;
}

const IDENTIFIERS = 'managed_via_me_identifiers';
const STORES = ['auth0', 'email', 'sms'];

/**
 * The policy of each field by its JSON Pointer. Names are locked where the identity provider writes
 * them at each login. That `/name` is treated like `/given_name` is not verified, and sources differ
 * on `/user_metadata`: the seed decides.
 */
export function profilePolicy(
  tenant: TenantContext,
  user: UserRecord,
): Readonly<Record<string, FieldPolicy>> {
  const synced = isSyncedAtLogin(tenant, user);
  const contact = synced ? 'idp' : 'user';
  return {
    '/given_name': synced ? providerField('First name') : userField('First name'),
    '/family_name': synced ? providerField('Last name') : userField('Last name'),
    '/name': synced ? providerField('Name') : userField('Name'),
    '/nickname': userField('Nickname'),
    '/picture': userField('Picture'),
    '/email': readOnly('Email', contact, IDENTIFIERS),
    '/email_verified': readOnly('Email verified', contact, IDENTIFIERS),
    '/phone_number': readOnly('Phone', 'user', IDENTIFIERS),
    '/phone_verified': readOnly('Phone verified', 'user', IDENTIFIERS),
    '/username': readOnly('Username', 'user', IDENTIFIERS),
    '/user_metadata':
      tenant.seed.tenant?.my_account?.user_metadata === 'read_write'
        ? userField('Preferences')
        : readOnly('Preferences', 'system', 'managed_via_management_api'),
    '/created_at': readOnly('Created', 'system', 'system_field'),
    '/updated_at': readOnly('Updated', 'system', 'system_field'),
  };
}

/** The policy as the API shows it. */
export function policyAsJson(policy: Readonly<Record<string, FieldPolicy>>): JsonObject {
  return Object.fromEntries(Object.entries(policy).map(([name, field]) => [name, { ...field }]));
}

/** Whether an identity provider overwrites the user's attributes at each login. */
function isSyncedAtLogin(tenant: TenantContext, user: UserRecord): boolean {
  const [identity] = user.profile.identities;
  if (identity === undefined || STORES.includes(identity.provider)) {
    return false;
  }
  const connection = tenant.state.connections.get(identity.connection);
  return connection?.sync_user_profile_at_login !== false;
}

function userField(label: string): FieldPolicy {
  return { label, access: 'read_write', source: 'user' };
}

function providerField(label: string): FieldPolicy {
  return readOnly(label, 'idp', 'managed_by_identity_provider');
}

function readOnly(label: string, source: FieldPolicy['source'], reason: string): FieldPolicy {
  return { label, access: 'read_only', source, reason };
}
