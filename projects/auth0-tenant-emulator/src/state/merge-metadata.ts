import type { JsonObject } from '../common/json.ts';

/**
 * Merges a metadata patch the way the Management API does: first level only, `null` deletes a key,
 * and an empty patch empties the whole object.
 */
export function mergeMetadata(current: JsonObject | undefined, patch: JsonObject): JsonObject {
  if (Object.keys(patch).length === 0) {
    return {};
  }
  const merged = new Map(Object.entries(current ?? {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      merged.delete(key);
    } else {
      merged.set(key, structuredClone(value));
    }
  }
  return Object.fromEntries(merged);
}
