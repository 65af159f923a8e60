/** An access token of a session's user for one API. */
export interface SessionToken {
  readonly value: string;
  /** Scopes that were granted. */
  readonly scopes: readonly string[];
  /** Scopes that were requested; those that are not among `scopes` were refused. */
  readonly requested: readonly string[];
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What the BFF knows of a logged-in user. Pages see `sub` and `claims` of it, and nothing else. */
export interface Session {
  /** The user's id. */
  readonly sub: string;
  /** Id of the login session at Auth0. */
  readonly sid: string | undefined;
  /** Claims of the ID token that pages may read. */
  readonly claims: Readonly<Record<string, unknown>>;
  readonly organization: string | undefined;
  readonly usedAt: number;
  /** When the session ends, whether it is used or not. */
  readonly expiresAt: number;
  /** Access tokens by audience. */
  readonly tokens: Readonly<Record<string, SessionToken>>;
  readonly refreshToken: string | undefined;
  /** Whether the tenant replaces refresh tokens when they are used; `undefined` before the first use. */
  readonly rotates: boolean | undefined;
  /**
   * When the refresh token was first sent in a request whose outcome is not known yet, or was lost.
   */
  readonly refreshStartedAt: number | undefined;
}

/** A session and how the store has it. */
export interface StoredSession {
  readonly key: string;
  readonly session: Session;
  readonly encrypted: string;
}
