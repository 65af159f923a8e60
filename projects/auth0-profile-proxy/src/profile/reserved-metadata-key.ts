import { foldMetadataKey, wordsOfMetadataKey } from './fold-metadata-key.ts';

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

/** Words that are refused also as a part of a key, such as `user_roles`, when they are reserved. */
const PRIVILEGE_WORDS = new Set(
  [
    'role',
    'roles',
    'permission',
    'permissions',
    'scope',
    'scopes',
    'groups',
    'authorization',
    'admin',
    'password',
  ].map(foldMetadataKey),
);

/** A reserved key in one spelling; a leading underscore (`_id`) distinguishes it from a usual name. */
export function foldReservedKey(key: string): string {
  return `${key.startsWith('_') ? '_' : ''}${foldMetadataKey(key)}`;
}

/** Whether a key is reserved, in any spelling. `reserved` holds keys of {@link foldReservedKey}. */
export function isReservedMetadataKey(key: string, reserved: ReadonlySet<string>): boolean {
  const words = wordsOfMetadataKey(key);
  return (
    reserved.has(words.join('')) ||
    reserved.has(foldReservedKey(key.normalize('NFKC'))) ||
    words.some((word) => PRIVILEGE_WORDS.has(word) && reserved.has(word))
  );
}
