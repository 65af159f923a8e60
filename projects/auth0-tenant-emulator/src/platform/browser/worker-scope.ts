// TypeScript's types of pages and of workers exclude each other; this is what the worker's files use.

/** The global scope of a service worker. */
export interface WorkerScope {
  readonly location: { readonly href: string };
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LongEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void;
}

/** An event whose work keeps the worker alive. */
export interface LongEvent {
  waitUntil(work: Promise<unknown>): void;
}

/** A request of a page. */
export interface RequestEvent extends LongEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** A message of a page. */
export interface WorkerMessageEvent extends LongEvent {
  readonly data: unknown;
  readonly ports: readonly { postMessage(message: unknown): void }[];
}
