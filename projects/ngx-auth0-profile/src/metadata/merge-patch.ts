/** An object with keys, as opposed to an array, a date or `null`. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object whose members a patch can change separately. */
export function isPlainObject(value: unknown): value is PlainObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
  );
}

/**
 * The top-level members to send for an edit. Auth0 merges the first level only, so that a nested object
 * is merged here and sent as a whole. Unchanged members are left out; `null` removes (RFC 7396).
 */
export function topLevelChanges(current: PlainObject, patch: PlainObject): PlainObject {
  const changes: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(patch)) {
    const before = own(current, key);
    const after = merged(before, value);
    if (after !== undefined && !same(before ?? null, after)) {
      changes[key] = after;
    }
  }
  return changes;
}

/** The metadata after the top-level changes. */
export function applyChanges(current: PlainObject, changes: PlainObject): PlainObject {
  return Object.fromEntries(
    Object.entries({ ...current, ...changes }).filter(([, value]) => value !== null),
  );
}

function merged(before: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) {
    return patch;
  }
  const base = isPlainObject(before) ? before : {};
  const entries = Object.entries(patch).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, merged(own(base, key), value)] as const],
  );
  return applyChanges(base, Object.fromEntries(entries));
}

function own(object: PlainObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function same(a: unknown, b: unknown): boolean {
  if (isPlainObject(a) && isPlainObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
    );
  }
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
