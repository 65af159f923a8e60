/**
 * Forgets what has expired at the front of a map. Entries are in the order they were made, so with
 * equal lifetimes this forgets everything expired, and costs nothing when nothing is.
 */
export function dropExpired(map: Map<string, { expiresAt: number }>, now: number): void {
  for (const [key, { expiresAt }] of map) {
    if (expiresAt > now) {
      return;
    }
    map.delete(key);
  }
}
