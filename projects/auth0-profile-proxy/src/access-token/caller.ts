/** The caller, as a verified access token describes it. */
export interface Caller {
  /** The user's id. */
  readonly sub: string;
  /** Scopes the user agreed to. */
  readonly scopes: ReadonlySet<string>;
  /** Permissions the tenant's role-based access control gave the user. */
  readonly permissions: ReadonlySet<string>;
  /** Client id of the application the token was issued to. */
  readonly clientId: string | undefined;
}
