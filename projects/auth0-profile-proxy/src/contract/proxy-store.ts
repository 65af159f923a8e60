/** Answer of {@link ProxyStore.consume}. */
export interface Consumption {
  readonly allowed: boolean;
  /** Milliseconds until a further point is free; 0 when allowed. */
  readonly retryAfterMs: number;
}

/** Answer of {@link ProxyStore.take}. */
export interface Reservation {
  readonly granted: boolean;
  /** Milliseconds to wait: before acting when granted, before asking again when not. */
  readonly waitMs: number;
}

/** How many points a key has in a window. */
export interface WindowLimit {
  readonly points: number;
  readonly windowSeconds: number;
}

/** A token bucket: at most `burst` tokens, `perSecond` new ones a second. */
export interface BucketRate {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * A key of {@link ProxyStore}: `kind:owner:name`, each part percent-encoded. A store that has to
 * bound its size evicts within one kind, and there entries of the owner who has most.
 */
export function storeKey(kind: string, owner: string, name?: string): string {
  const parts = name === undefined ? [kind, owner] : [kind, owner, name];
  return parts.map((part) => encodeURIComponent(part)).join(':');
}

/**
 * What instances of the proxy share: the Management API token, idempotency records, locks, limits.
 * Every method rejects with the problem `store-unavailable` when the store cannot be reached.
 */
export interface ProxyStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** Sets a key only when it is absent; resolves to whether it did. */
  add(key: string, value: string, ttlMs: number): Promise<boolean>;
  /** Replaces a value only when it is the expected one; resolves to whether it did. */
  replace(key: string, expected: string, value: string, ttlMs: number): Promise<boolean>;
  /** Removes a key only when it has this value. */
  remove(key: string, value: string): Promise<boolean>;
  /** Consumes a point of a fixed window. */
  consume(key: string, limit: WindowLimit): Promise<Consumption>;
  /**
   * Reserves a token of a bucket when one becomes available within `maxWaitMs`; the caller then waits
   * `waitMs` before it acts. Reservations are served in order.
   */
  take(key: string, rate: BucketRate, maxWaitMs: number): Promise<Reservation>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
