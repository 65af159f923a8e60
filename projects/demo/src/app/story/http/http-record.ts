/** One HTTP request and its response, without the bearer token. */
export interface HttpRecord {
  readonly method: string;
  readonly url: string;
  readonly requestBody: string | undefined;
  readonly status: number;
  readonly statusText: string;
  /** The body exactly as received. */
  readonly responseBody: string;
  /** The `WWW-Authenticate` header, where the server lets the browser read it. */
  readonly wwwAuthenticate: string | undefined;
}
