/** What a guard asks for. */
export interface ScopeGuardOptions {
  /** The scopes that are all needed. Default: none. */
  readonly allOf?: readonly string[];
  /** Scopes of which one is enough. Default: none. */
  readonly anyOf?: readonly string[];
  /** The API they belong to. Default: the Management API. */
  readonly audience?: string;
  /** Where a user without them is sent; `reason` and `scopes` come with it as query. Default: `/`. */
  readonly redirectTo?: string;
}
