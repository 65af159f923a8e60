/** A value and when it ends. */
export interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

type OwnerEntries = Map<string, Entry>;

/** Most entries of one kind; beyond it the owner with the most entries loses the oldest ones. */
const MAX_ENTRIES = 20_000;

/**
 * Entries by key (`kind:owner:name`). Each kind has its own bound, so that DPoP proofs cannot evict
 * locks, and eviction starts with the owner who has most entries, so that one user's requests do
 * not evict another's records.
 */
export class BoundedEntries {
  private readonly kinds = new Map<string, Map<string, OwnerEntries>>();
  private readonly sizes = new Map<string, number>();

  get(key: string): Entry | undefined {
    const [kind, owner] = partsOf(key);
    return this.kinds.get(kind)?.get(owner)?.get(key);
  }

  set(key: string, entry: Entry): void {
    const [kind, owner] = partsOf(key);
    const owners = getOrAdd(this.kinds, kind, () => new Map<string, OwnerEntries>());
    const entries = getOrAdd(owners, owner, (): OwnerEntries => new Map());
    this.delete(key);
    owners.set(owner, entries);
    entries.set(key, entry);
    const size = (this.sizes.get(kind) ?? 0) + 1;
    this.sizes.set(kind, size);
    if (size > MAX_ENTRIES) {
      this.evict(kind, owners);
    }
  }

  delete(key: string): boolean {
    const [kind, owner] = partsOf(key);
    const owners = this.kinds.get(kind);
    const entries = owners?.get(owner);
    if (!owners || !entries?.delete(key)) {
      return false;
    }
    this.sizes.set(kind, (this.sizes.get(kind) ?? 0) - 1);
    if (entries.size === 0) {
      owners.delete(owner);
    }
    return true;
  }

  /** Removes a tenth at once, so that the cost is spread over many writes. */
  private evict(kind: string, owners: Map<string, OwnerEntries>): void {
    while ((this.sizes.get(kind) ?? 0) > MAX_ENTRIES * 0.9) {
      const [most, next] = largest(owners);
      // Down to the second largest owner, which is then as much to be charged.
      const surplus = Math.max(1, most.length - next);
      const excess = (this.sizes.get(kind) ?? 0) - MAX_ENTRIES * 0.9;
      for (const key of most.slice(0, Math.min(surplus, Math.ceil(excess)))) {
        this.delete(key);
      }
    }
  }
}

/** Keys of the owner with the most entries, oldest first, and the size of the second largest. */
function largest(owners: ReadonlyMap<string, OwnerEntries>): [keys: string[], next: number] {
  let most: OwnerEntries = new Map();
  let next = 0;
  for (const entries of owners.values()) {
    if (entries.size > most.size) {
      next = most.size;
      most = entries;
    } else if (entries.size > next) {
      next = entries.size;
    }
  }
  return [[...most.keys()], next];
}

function partsOf(key: string): [kind: string, owner: string] {
  const [kind = '', owner] = key.split(':', 2);
  return owner === undefined ? ['', ''] : [kind, owner];
}

function getOrAdd<V>(map: Map<string, V>, key: string, create: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) {
    return existing;
  }
  const created = create();
  map.set(key, created);
  return created;
}
