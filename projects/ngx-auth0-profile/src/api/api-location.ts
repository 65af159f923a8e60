/** An API this library calls itself: where it is, and what its tokens are for. */
export interface ApiLocation {
  /** Without a slash at the end. */
  readonly url: string;
  readonly origin: string;
  readonly audience: string;
  /** The scopes to ask for with the first token. */
  readonly initialScopes: readonly string[];
  /** Writing methods that mean the same when they are sent twice. */
  readonly retryableMethods: readonly string[];
}
