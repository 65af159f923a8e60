/** What is known about the request besides the response. Everything is optional; more makes the diagnosis more precise. */
export interface DiagnosisContext {
  /** The Auth0 domain the application is configured with, tenant or custom, with or without scheme. */
  readonly domain?: string | undefined;
  /** The application's client id. */
  readonly clientId?: string | undefined;
  /** The audience the called API expects. Default: the Management API of `domain`. */
  readonly audience?: string | undefined;
  /** The API identifier of the profile proxy, where one is used. */
  readonly proxyAudience?: string | undefined;
  /** The access token that was sent. It is read, never repeated. */
  readonly token?: string | undefined;
  /** The scopes this request needs, all of them. Default: from the table, by method and URL. */
  readonly requiredScopes?: string | readonly string[] | undefined;
  /** The scopes that were requested with the token. */
  readonly requestedScopes?: string | readonly string[] | undefined;
  /** The scopes the token response said were granted. Default: the token's `scope` claim. */
  readonly grantedScopes?: string | readonly string[] | undefined;
  /** The HTTP method of the request. */
  readonly method?: string | undefined;
  /** The URL of the request. */
  readonly url?: string | undefined;
  /** The names of the top-level fields in the request's body. */
  readonly fields?: readonly string[] | undefined;
  /** The current time, as `Date` or milliseconds. Default: this computer's clock. */
  readonly now?: Date | number | undefined;
}
