/**
 * Keys that `user_metadata` may not contain at any depth by default, because code that copies
 * metadata into claims or into the user would turn them into privileges. The list has the names that
 * Auth0 reserves ("Metadata Field Names and Data Types") and those that authorization often uses.
 */
export const DEFAULT_RESERVED_METADATA_KEYS: readonly string[] = [
  'app_metadata',
  'user_metadata',
  'blocked',
  'email_verified',
  'phone_verified',
  'email',
  'user_id',
  'identities',
  'roles',
  'role',
  'permissions',
  'scope',
  'scopes',
  'groups',
  'authorization',
  'is_admin',
  'admin',
  'password',
  'clientid',
  'client_id',
  'globalclientid',
  'global_client_id',
  'created_at',
  'updated_at',
  'multifactor',
  'multifactor_last_modified',
  'lastip',
  'lastlogin',
  'loginscount',
  '__tenant',
  '_id',
];

/** Folds look-alike spellings of a key together: width, case, invisible characters, hyphens. */
export function foldMetadataKey(key: string): string {
  return key
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\p{M}\s]/gu, '')
    .replace(/-/g, '_')
    .toLowerCase();
}
