/// <reference lib="dom" />
import type { TenantStore } from './tenant-store.ts';

const OBJECT_STORE = 'tenants';

/** A store in IndexedDB; `name` is the key of its entry, e.g. the tenant's issuer. */
export function indexedDbStore(name: string): TenantStore {
  let opened: Promise<IDBDatabase> | undefined;
  const objects = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
    opened ??= open();
    return (await opened).transaction(OBJECT_STORE, mode).objectStore(OBJECT_STORE);
  };
  return {
    async load() {
      const saved: unknown = await resultOf((await objects('readonly')).get(name));
      return typeof saved === 'string' ? saved : undefined;
    },
    async save(text) {
      await resultOf((await objects('readwrite')).put(text, name));
    },
  };
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('auth0-tenant-emulator', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(OBJECT_STORE);
  };
  return resultOf(request);
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB has failed.'));
    };
  });
}
