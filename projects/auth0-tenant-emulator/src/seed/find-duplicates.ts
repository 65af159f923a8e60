import { isJsonObject, type JsonObject } from '../common/json.ts';

/** The member that identifies an item of each list of a seed. */
const keyOfList: Readonly<Record<string, string>> = {
  users: 'user_id',
  clients: 'client_id',
  apis: 'identifier',
  connections: 'name',
};

/** An identifier that occurs a second time. */
export interface Duplicate {
  /** JSON pointer of the second occurrence. */
  pointer: string;
  value: string;
}

/** Finds users, clients, APIs and connections that a seed defines twice: only one would be used. */
export function findDuplicates(seed: JsonObject): Duplicate[] {
  return Object.entries(keyOfList).flatMap(([list, key]) => {
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
