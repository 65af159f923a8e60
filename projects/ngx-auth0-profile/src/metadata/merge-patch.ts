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
 * The top-level members to send: Auth0 merges only the first level, so a nested object is sent whole, merged
 * with the current one. `null` removes a member (RFC 7396).
 *
 * A member with the current value is sent too. The current values may be older than those of the server,
 * so that leaving it out could lose the edit.
 */
export function topLevelChanges(current: PlainObject, patch: PlainObject): PlainObject {
  const changes: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(patch)) {
    const after = merged(own(current, key), value);
    if (after !== undefined) {
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
