/** A request to an API behind a BFF. */
export interface ApiRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it arrives from the page. */
  readonly body: ReadableStream<Uint8Array> | null;
  /** Ends the request, and the response if it has begun. */
  readonly signal: AbortSignal;
}

/** The response of an API; a `Response` is one. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** The decoded body as it arrives. */
  readonly body: ReadableStream<Uint8Array> | null;
  /** Whether all of the body has arrived; absent where a transport cannot tell. */
  readonly isComplete?: boolean;
  /** The whole body, in place of `body`. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** How APIs behind a BFF are called. A transport follows no redirect and sends nothing again. */
export type ApiTransport = (url: URL, request: ApiRequest) => Promise<ApiAnswer>;
