import type { MyAccountApi } from './my-account-api';

/**
 * Which scopes a request needs, by method and path below the resource's URL.
 *
 * The key is a path (`'/orders/:id'`), or methods and a path (`'GET /orders'`,
 * `'PUT,PATCH /orders/:id'`). `:name` and `*` match one segment, `**` at the end matches any number of
 * segments, including none; `/` alone is the base URL. The most specific key wins. A request that no key
 * matches gets no token, and neither does one whose key has the value `false`.
 */
export type ScopesByRequest = Readonly<Record<string, string | readonly string[] | false>>;

/** An API of the application that requires access tokens. */
export interface ResourceOptions {
  /**
   * The base URL of the API: absolute, https or loopback http; or a path on the page's own origin that
   * starts with `/` or `./`, such as `/orders`.
   */
  readonly url: string;
  /** The identifier of the API in Auth0; the audience of its tokens. */
  readonly audience: string;
  /**
   * The scopes that requests need: one list for all of them, or by method and path.
   * Default: every request below `url` gets a token, without a required scope.
   */
  readonly scopes?: readonly string[] | ScopesByRequest;
  /**
   * Scopes to request with every token for this audience, whichever part of the page needs it first, so that later requests do not
   * need another one.
   * Default: only those that the first requests need.
   */
  readonly initialScopes?: readonly string[];
  /**
   * Idempotent writing methods, which are retried after a 429. Default: `PUT` and `DELETE`.
   */
  readonly retryableMethods?: readonly string[];
  /**
   * For an API that answers visitors, too: whether requests are sent without a token while nobody is
   * signed in. Asks nobody to log in. A signed-in user's requests have a token.
   * Default: `false`; requests of a visitor fail with `login-required`.
   */
  readonly anonymous?: boolean;
}

/** The token that a request needs. */
export interface TokenRule {
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly initialScopes: readonly string[];
  readonly retryableMethods: readonly string[];
  readonly origin: string;
  /** Whether the request is sent without a token while nobody is signed in. */
  readonly anonymous?: boolean;
}

/** The token for requests with this method and path. */
export interface ResourceRule extends TokenRule {
  /** Upper case, or `*` for any. */
  readonly method: string;
  /** Path segments below the origin; those from `patternFrom` on may be `:name`, `*` or `**`. */
  readonly segments: readonly string[];
  readonly patternFrom: number;
  /** Whether these requests get no token. */
  readonly withoutToken?: boolean;
  /** Set where the request is for the My Account API. */
  readonly myAccount?: MyAccountApi;
}
