import type { ProxyStore } from '../contract/proxy-store.ts';
import type { Encryption } from '../encryption/encryption.ts';
import { Problem } from '../problem/problem.ts';
import { RecentValues } from './recent-values.ts';

/** Attempts to replace a value that others change at the same time. */
const ATTEMPTS = 100;

/** A value and how the store has it. */
export interface StoredValue<T> {
  readonly value: T;
  readonly encrypted: string;
}

/** A new value and how long it is kept. */
export interface NewValue<T> {
  readonly value: T;
  readonly ttlMs: number;
}

/** JSON values in the shared store, each encrypted for its key. */
export class EncryptedValues {
  private readonly store: ProxyStore;
  private readonly encryption: Encryption;
  /** Values that were decrypted, by their key and what the store has. */
  private readonly decrypted = new RecentValues<unknown>();

  constructor(store: ProxyStore, encryption: Encryption) {
    this.store = store;
    this.encryption = encryption;
  }

  async get<T>(key: string): Promise<StoredValue<T> | undefined> {
    const encrypted = await this.store.get(key);
    if (encrypted === undefined) {
      return undefined;
    }
    const known = this.decrypted.get(key, encrypted);
    if (known !== undefined) {
      return { value: known as T, encrypted };
    }
    const text = await this.encryption.decrypt(encrypted, key);
    if (text === undefined) {
      return undefined;
    }
    const value = JSON.parse(text) as T;
    this.decrypted.set(key, encrypted, value);
    return { value, encrypted };
  }

  async set(key: string, { value, ttlMs }: NewValue<unknown>): Promise<void> {
    await this.store.set(key, await this.encrypt(key, value), ttlMs);
  }

  /** Replaces a value that was read; `undefined` when it has changed since. */
  async replace<T>(
    key: string,
    expected: string,
    { value, ttlMs }: NewValue<T>,
  ): Promise<StoredValue<T> | undefined> {
    const encrypted = await this.encrypt(key, value);
    return (await this.store.replace(key, expected, encrypted, ttlMs))
      ? { value, encrypted }
      : undefined;
  }

  /**
   * Changes a value, also while others change it. The change may be computed several times. Returns
   * `undefined` when there is no such value, or the change is `undefined`.
   *
   * @throws Problem `store-unavailable`
   */
  async change<T>(
    key: string,
    compute: (value: T) => NewValue<T> | undefined,
  ): Promise<StoredValue<T> | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = await this.get<T>(key);
      const changed = stored && compute(stored.value);
      if (!stored || !changed) {
        return undefined;
      }
      const replaced = await this.replace(key, stored.encrypted, changed);
      if (replaced) {
        return replaced;
      }
    }
    throw new Problem('store-unavailable', 'The service is busy. Try again later.', {
      retryAfterSeconds: 1,
      operatorDetail: 'A value of the shared store was changed by others all the time.',
    });
  }

  /** Creates a value only where there is none; resolves to whether it did. */
  async add(key: string, { value, ttlMs }: NewValue<unknown>): Promise<boolean> {
    return this.store.add(key, await this.encrypt(key, value), ttlMs);
  }

  /** Removes a value, also while others change it. */
  async remove(key: string): Promise<void> {
    for (;;) {
      const encrypted = await this.store.get(key);
      if (encrypted === undefined || (await this.store.remove(key, encrypted))) {
        return;
      }
    }
  }

  private encrypt(key: string, value: unknown): Promise<string> {
    return this.encryption.encrypt(JSON.stringify(value), key);
  }
}
