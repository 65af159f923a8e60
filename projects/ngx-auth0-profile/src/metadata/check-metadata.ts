import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { isPlainObject, type PlainObject } from './merge-patch';

/** The largest profile Auth0 keeps, in bytes (Auth0 docs, "Migrate oversized user profiles"). */
export const LARGEST_PROFILE = 10 * 1024;

/**
 * Refuses metadata that Auth0 would refuse or mangle.
 *
 * @throws {Auth0ProfileError} `invalid-metadata` with the names at fault.
 */
export function checkMetadata(patch: PlainObject): void {
  const fields = faults(patch, '');
  if (fields.length > 0) {
    throw new Auth0ProfileError(
      'invalid-metadata',
      `Auth0 cannot keep the metadata ${fields.map((name) => JSON.stringify(name)).join(', ')}. ` +
        "Use names without '.' and '$', and values that JSON has.",
      { fields },
    );
  }
}

/**
 * Refuses an edit after which the profile would be larger than Auth0 keeps.
 *
 * @throws {Auth0ProfileError} `profile-too-large`.
 */
export function checkProfileSize(profile: object): void {
  const { length } = new TextEncoder().encode(JSON.stringify(profile));
  if (length > LARGEST_PROFILE) {
    throw new Auth0ProfileError(
      'profile-too-large',
      `The profile would be ${length} bytes; Auth0 keeps ${LARGEST_PROFILE}. Keep large values elsewhere.`,
    );
  }
}

/** Where the name or the value cannot be stored; a function or a symbol is no JSON at all. */
function faults(value: unknown, path: string): readonly string[] {
  if (isPlainObject(value) || Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
      /[.$]/.test(key) || key === '__proto__' ? [path + key] : faults(member, `${path}${key} › `),
    );
  }
  const stored =
    value === undefined ||
    value === null ||
    /^(string|boolean)$/.test(typeof value) ||
    Number.isFinite(value);
  return stored ? [] : [path.replace(/ › $/, '')];
}
