import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { isPlainObject, type PlainObject } from './merge-patch';

/** The maximum size of a profile at Auth0, in bytes (Auth0 docs, "Migrate oversized user profiles"). */
export const MAX_PROFILE_SIZE = 10 * 1024;

/**
 * Refuses metadata that Auth0 would refuse or store differently.
 *
 * @throws {Auth0ProfileError} `invalid-metadata` with the paths of the invalid members.
 */
export function checkMetadata(patch: unknown): asserts patch is PlainObject {
  const invalid = isPlainObject(patch)
    ? invalidMembers(patch)
    : [{ path: '', remedy: 'An edit of metadata is an object with the members to change.' }];
  if (invalid.length > 0) {
    const fields = invalid.flatMap(({ path }) => path || []);
    const names = fields.map((name) => JSON.stringify(name));
    const remedies = new Set(invalid.map(({ remedy }) => remedy));
    throw new Auth0ProfileError(
      'invalid-metadata',
      [`Auth0 cannot store the metadata ${names.join(', ')}.`, ...remedies]
        .join(' ')
        .replace(' .', '.'),
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

const NAME_REMEDY = "Use names without '.' and '$'.";
const VALUE_REMEDY = 'Use JSON values: write a date as text, a map as an object.';

interface InvalidMember {
  /** The names that lead to it, joined with ` › `. */
  readonly path: string;
  readonly remedy: string;
}

/** The members that are invalid, at any depth; the members of an invalid one are left out. */
function invalidMembers(
  value: unknown,
  path = '',
  within: readonly unknown[] = [],
): readonly InvalidMember[] {
  const isArray = Array.isArray(value);
  if (!isArray && !isPlainObject(value)) {
    return [];
  }
  // Object.keys() does not have the holes of an array, which JSON turns into null.
  const names = isArray ? [...value.keys()].map(String) : Object.keys(value);
  const around = [...within, value];
  return names.flatMap((name) => {
    const member = (value as PlainObject)[name];
    if (/[.$]/.test(name) || name === '__proto__') {
      return { path: path + name, remedy: NAME_REMEDY };
    }
    // In an object, undefined leaves the stored member as it is; in an array JSON turns it into null.
    const isHole = isArray && member === undefined;
    return !isHole && isStorable(member) && !around.includes(member)
      ? invalidMembers(member, `${path}${name} › `, around)
      : { path: path + name, remedy: VALUE_REMEDY };
  });
}

function isStorable(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    isPlainObject(value) ||
    Array.isArray(value) ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value)
  );
}
