/** The scopes that a guard requires. */
export interface ScopeGuardOptions {
  /** Scopes that are all required. Default: none. */
  readonly allOf?: readonly string[];
  /** Scopes of which one is sufficient. Default: none. */
  readonly anyOf?: readonly string[];
  /** The API they belong to. Default: the Management API. */
  readonly audience?: string;
  /** The URL for a user without them; `reason` and `scopes` are added as query parameters. Default: `/`. */
  readonly redirectTo?: string;
}
