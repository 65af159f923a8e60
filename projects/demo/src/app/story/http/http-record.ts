/** One HTTP request and its response, without the bearer token. */
export interface HttpRecord {
  readonly method: string;
  readonly url: string;
  readonly requestBody: string | undefined;
  /** The HTTP status; `0` when there was no response. */
  readonly status: number;
  readonly statusText: string;
  /** Seconds from the `Retry-After` header, where the server lets the browser read it. */
  readonly retryAfterSeconds: number | undefined;
  /** The body exactly as received. */
  readonly responseBody: string;
  /** The `WWW-Authenticate` header, where the server lets the browser read it. */
  readonly wwwAuthenticate: string | undefined;
}
