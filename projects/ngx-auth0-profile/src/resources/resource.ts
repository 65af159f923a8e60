/**
 * Which scopes a request needs, by method and path below the resource's URL.
 *
 * The key is a path (`'/orders/:id'`), or methods and a path (`'GET /orders'`,
 * `'PUT,PATCH /orders/:id'`). `:name` and `*` match one segment, `**` at the end matches any number of
 * segments, including none; `/` alone is the base URL. The most specific key wins. A request that no key
 * matches gets no token.
 */
export type ScopesByRequest = Readonly<Record<string, string | readonly string[]>>;

/** An API of the application that requires access tokens. */
export interface ResourceOptions {
  /** The base URL of the API: absolute, https or loopback http. */
  readonly url: string;
  /** The identifier of the API in Auth0; the audience of its tokens. */
  readonly audience: string;
  /**
   * The scopes that requests need: one list for all of them, or by method and path.
   * Default: every request below `url` gets a token, without a required scope.
   */
  readonly scopes?: readonly string[] | ScopesByRequest;
  /**
   * Scopes to request with every token for this audience, whoever needs it first, so that later requests do not
   * need another one.
   * Default: only those that the first requests need.
   */
  readonly initialScopes?: readonly string[];
  /**
   * Idempotent writing methods, which are retried after a 429. Default: `PUT` and `DELETE`.
   */
  readonly retryableMethods?: readonly string[];
}

/** The token that a request needs. */
export interface TokenRule {
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly initialScopes: readonly string[];
  readonly retryableMethods: readonly string[];
  readonly origin: string;
}

/** The token for requests with this method and path. */
export interface ResourceRule extends TokenRule {
  /** Upper case, or `*` for any. */
  readonly method: string;
  /** Path segments below the origin; those from `patternFrom` on may be `:name`, `*` or `**`. */
  readonly segments: readonly string[];
  readonly patternFrom: number;
}
