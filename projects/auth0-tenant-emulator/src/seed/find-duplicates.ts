import { isJsonObject, type JsonObject } from '../json.ts';

/** What tells the items of each list of a seed apart. */
const KEYS: Readonly<Record<string, string>> = {
  users: 'user_id',
  clients: 'client_id',
  apis: 'identifier',
  connections: 'name',
};

/** A value of a seed that stands there a second time. */
export interface Duplicate {
  /** JSON pointer of the second one. */
  pointer: string;
  value: string;
}

/** Finds users, clients, APIs and connections that a seed names twice: only one would count. */
export function findDuplicates(seed: JsonObject): Duplicate[] {
  return Object.entries(KEYS).flatMap(([list, key]) => {
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
