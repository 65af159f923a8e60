import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { isPlainObject, type PlainObject } from './merge-patch';

/** The maximum size of a profile at Auth0, in bytes (Auth0 docs, "Migrate oversized user profiles"). */
export const MAX_PROFILE_SIZE = 10 * 1024;

/**
 * Refuses metadata that Auth0 would refuse or store differently.
 *
 * @throws {Auth0ProfileError} `invalid-metadata` with the names of the invalid members.
 */
export function checkMetadata(patch: PlainObject): void {
  const fields = invalidPaths(patch, '');
  if (fields.length > 0) {
    throw new Auth0ProfileError(
      'invalid-metadata',
      `Auth0 cannot store the metadata ${fields.map((name) => JSON.stringify(name)).join(', ')}. ` +
        "Use names without '.' and '$', and JSON values.",
      { fields },
    );
  }
}

/**
 * Refuses an edit that would make the profile larger than Auth0 allows.
 *
 * @throws {Auth0ProfileError} `profile-too-large`.
 */
export function checkProfileSize(profile: object): void {
  const { length } = new TextEncoder().encode(JSON.stringify(profile));
  if (length > MAX_PROFILE_SIZE) {
    throw new Auth0ProfileError(
      'profile-too-large',
      `The profile would be ${length} bytes; Auth0 allows ${MAX_PROFILE_SIZE}. Store large values elsewhere.`,
    );
  }
}

/** The paths of members whose name or value cannot be stored; functions and symbols are not JSON. */
function invalidPaths(value: unknown, path: string): readonly string[] {
  if (isPlainObject(value) || Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
      /[.$]/.test(key) || key === '__proto__'
        ? [path + key]
        : invalidPaths(member, `${path}${key} › `),
    );
  }
  const stored =
    value === undefined ||
    value === null ||
    /^(string|boolean)$/.test(typeof value) ||
    Number.isFinite(value);
  return stored ? [] : [path.replace(/ › $/, '')];
}
