import { isJsonObject, type JsonObject, type JsonValue } from '../common/json.ts';

/** The members that identify an item of each list. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  users: ['user_id'],
  clients: ['client_id'],
  client_grants: ['client_id', 'audience', 'subject_type'],
  apis: ['identifier'],
  connections: ['name'],
  organizations: ['name'],
  roles: ['name'],
  rules: ['name'],
  actions: ['name'],
};

/** Where an item of a merged list was read: the number of the seed and the index in its list. */
export interface ItemOrigin {
  seed: number;
  index: number;
}

/** Several seeds as one. */
export interface MergedSeed {
  seed: JsonObject;
  /** The origins of each item, by list, in the order of the items. */
  origins: Record<string, ItemOrigin[][]>;
}

/**
 * Merges seeds: an item that an earlier seed has too is extended, member by member; the later seed
 * counts. Settings and secrets are merged as well, one level deep.
 */
export function mergeSeeds(seeds: readonly JsonObject[]): MergedSeed {
  const seed: JsonObject = {};
  const origins: MergedSeed['origins'] = {};
  for (const [number, source] of seeds.entries()) {
    for (const [member, value] of Object.entries(source)) {
      if (Array.isArray(value)) {
        const places = (origins[member] ??= []);
        const before = seed[member];
        seed[member] = mergeList(
          member,
          Array.isArray(before) ? before : [],
          value,
          places,
          number,
        );
      } else {
        seed[member] = mergeMembers(seed[member], value);
      }
    }
  }
  return { seed, origins };
}

function mergeList(
  list: string,
  before: readonly JsonValue[],
  added: readonly JsonValue[],
  origins: ItemOrigin[][],
  seed: number,
): JsonValue[] {
  const merged = [...before];
  for (const [index, item] of added.entries()) {
    const at = before.findIndex((other) => isSame(list, other, item));
    const origin = { seed, index };
    if (at < 0) {
      merged.push(item);
      origins.push([origin]);
    } else {
      merged[at] = mergeItems(merged[at], item);
      origins[at]?.push(origin);
    }
  }
  return merged;
}

function isSame(list: string, one: JsonValue, other: JsonValue): boolean {
  const keys = KEYS[list] ?? [];
  return (
    isJsonObject(one) &&
    isJsonObject(other) &&
    keys.length > 0 &&
    keys.every((key) => one[key] === other[key])
  );
}

function mergeItems(before: JsonValue | undefined, added: JsonValue): JsonValue {
  if (!isJsonObject(before) || !isJsonObject(added)) {
    return added;
  }
  const secrets = mergeMembers(before['secrets'], added['secrets'] ?? {});
  return { ...before, ...added, ...(before['secrets'] === undefined ? {} : { secrets }) };
}

function mergeMembers(before: JsonValue | undefined, added: JsonValue): JsonValue {
  return isJsonObject(before) && isJsonObject(added) ? { ...before, ...added } : added;
}
