// TypeScript's types of pages and of workers exclude each other; this is what the worker uses.

/** The global scope of a service worker. */
export interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: 'install' | 'activate' | 'message',
    listener: (event: LongEvent) => void,
  ): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}

/** An event whose work keeps the worker alive. */
export interface LongEvent {
  waitUntil(work: Promise<unknown>): void;
}

/** A request of a page. */
export interface RequestEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
