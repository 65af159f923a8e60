/** One request and its answer, as they went over the wire. The bearer token is not in it. */
export interface WireRecord {
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
