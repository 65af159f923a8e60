/** Where a tenant in a browser keeps what must survive the end of its service worker. */
export interface TenantStore {
  /** The text that was saved last. */
  load(): Promise<string | undefined>;
  save(text: string): Promise<void>;
}

/** A store that forgets everything with the page or the worker. */
export function memoryStore(): TenantStore {
  let saved: string | undefined;
  return {
    load: () => Promise.resolve(saved),
    save(text) {
      saved = text;
      return Promise.resolve();
    },
  };
}
