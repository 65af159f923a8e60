import { isJsonObject, type JsonObject } from '../common/json.ts';

/** The members that identify an item of each list of a seed. */
const KEYS: readonly (readonly [list: string, key: string])[] = [
  ['users', 'user_id'],
  ['clients', 'client_id'],
  ['apis', 'identifier'],
  ['connections', 'name'],
  ['organizations', 'name'],
  ['organizations', 'id'],
  ['roles', 'name'],
  ['roles', 'id'],
];

/** An identifier that occurs a second time. */
export interface Duplicate {
  /** JSON pointer of the second occurrence. */
  pointer: string;
  value: string;
}

/** Finds users, clients and other objects that a seed defines twice: only one would be used. */
export function findDuplicates(seed: JsonObject): Duplicate[] {
  return KEYS.flatMap(([list, key]) => {
    const items = seed[list];
    const seen = new Set<string>();
    return (Array.isArray(items) ? items : []).flatMap((item, index) => {
      const value = isJsonObject(item) ? item[key] : undefined;
      if (typeof value !== 'string') {
        return [];
      }
      if (seen.has(value)) {
        return [{ pointer: `/${list}/${index}/${key}`, value }];
      }
      seen.add(value);
      return [];
    });
  });
}
