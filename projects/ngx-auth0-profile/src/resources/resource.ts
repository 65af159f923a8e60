/**
 * Which scopes a request needs, by method and path below the resource's URL.
 *
 * The key is a path (`'/orders/:id'`), or methods and a path (`'GET /orders'`,
 * `'PUT,PATCH /orders/:id'`). `:name` and `*` stand for one segment, `**` at the end for any number,
 * none included; `/` alone is the URL itself. The most specific key wins; a request no key matches
 * gets no token.
 */
export type ScopesByRequest = Readonly<Record<string, string | readonly string[]>>;

/** An API of the application's own that wants access tokens. */
export interface ResourceOptions {
  /** Where the API is: an absolute URL, https or loopback http, with the path all its requests share. */
  readonly url: string;
  /** The identifier of the API in Auth0; the audience of its tokens. */
  readonly audience: string;
  /**
   * The scopes its requests need: one list for all of them, or by method and path.
   * Default: every request below `url` gets a token, no scope is required of it.
   */
  readonly scopes?: readonly string[] | ScopesByRequest;
  /**
   * Scopes to ask for with the first token already, so that a later request needs no second one.
   * Default: none; what the first requests need is asked for.
   */
  readonly initialScopes?: readonly string[];
  /**
   * Writing methods that mean the same when they are sent twice; they are sent again after a 429.
   * Default: `PUT` and `DELETE`.
   */
  readonly retryableMethods?: readonly string[];
}

/** What a request needs to be sent with a token. */
export interface TokenRule {
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly initialScopes: readonly string[];
  readonly retryableMethods: readonly string[];
  readonly origin: string;
}

/** One compiled rule: this method and path of this API need these scopes. */
export interface ResourceRule extends TokenRule {
  /** Upper case, or `*` for any. */
  readonly method: string;
  /** Path segments below the origin; those from `patternFrom` on may be `:name`, `*` or `**`. */
  readonly segments: readonly string[];
  readonly patternFrom: number;
}
