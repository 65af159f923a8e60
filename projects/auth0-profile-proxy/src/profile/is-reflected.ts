import type { ProfileChange } from '../contract/profile-change.ts';
import type { UpstreamUser } from '../contract/upstream-user.ts';

/** Whether a user already has every value of a change. */
export function isReflected(change: ProfileChange, user: UpstreamUser): boolean {
  return Object.entries(change).every(([field, wanted]) =>
    field === 'user_metadata'
      ? metadataReflected(wanted as ProfileChange['user_metadata'], user[field])
      : sameValue(wanted, ownValue(user, field)),
  );
}

function metadataReflected(wanted: ProfileChange['user_metadata'], found: unknown): boolean {
  const current = (found ?? {}) as Readonly<Record<string, unknown>>;
  if (!wanted) {
    return Object.keys(current).length === 0;
  }
  return Object.entries(wanted).every(([key, value]) => sameValue(value, ownValue(current, key)));
}

/** Null equals absent, and the order of keys is irrelevant. */
function sameValue(wanted: unknown, found: unknown): boolean {
  if (wanted === null || wanted === undefined) {
    return found === null || found === undefined;
  }
  if (typeof wanted !== 'object' || typeof found !== 'object' || found === null) {
    return wanted === found;
  }
  if (Array.isArray(wanted) !== Array.isArray(found)) {
    return false;
  }
  const left = wanted as Readonly<Record<string, unknown>>;
  const right = found as Readonly<Record<string, unknown>>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameValue(ownValue(left, key), ownValue(right, key)));
}

/** A key such as "toString" must not find what every object inherits. */
function ownValue(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
