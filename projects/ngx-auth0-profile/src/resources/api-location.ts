/** An API that the library itself calls. */
export interface ApiLocation {
  /** The base URL, without a slash at the end. */
  readonly url: string;
  readonly origin: string;
  readonly audience: string;
  /** The scopes to request with the first token. */
  readonly initialScopes: readonly string[];
  /** Writing methods that are idempotent at this API. */
  readonly retryableMethods: readonly string[];
  /** Whether Auth0 answers, whose CORS allows no header of this library. Default: `false`. */
  readonly isAuth0?: boolean;
  /** Whether the API alone checks the scopes of requests, which the page may not know. Default: `false`. */
  readonly checksScopes?: boolean;
}
