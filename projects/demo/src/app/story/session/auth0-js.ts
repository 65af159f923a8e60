/** The part of auth0-js 9.5.1 that the story uses; the package has no types. */
export interface Auth0Js {
  readonly WebAuth: new (options: WebAuthOptions) => WebAuth;
  readonly Management: new (options: { domain: string; token: string }) => Management;
}

/** Options of `new auth0.WebAuth`. */
export interface WebAuthOptions {
  clientID: string;
  domain: string;
  responseType?: string;
  redirectUri?: string;
  scope?: string;
  audience?: string;
  overrides?: { __token_issuer?: string };
}

/** Options of `authorize`. */
export interface AuthorizeOptions {
  scope?: string;
  audience?: string;
  responseType?: string;
  acr_values?: string;
  appState?: unknown;
  prompt?: string;
}

/** The result of a login. */
export interface AuthResult {
  accessToken: string | null;
  idToken: string | null;
  idTokenPayload: Record<string, unknown> | null;
  appState?: unknown;
  scope?: string | null | undefined;
}

/** The error of a refused login. */
export interface Auth0Error {
  error?: string | undefined;
  errorDescription?: string | undefined;
  error_description?: string | undefined;
  description?: string | undefined;
}

/** Called with an error or a result. */
export type AuthCallback = (error: Auth0Error | null, result?: AuthResult | null) => void;

/** The login API of auth0-js. */
export interface WebAuth {
  readonly baseOptions: { rootUrl: string };
  authorize(options?: AuthorizeOptions): void;
  parseHash(options: { hash?: string }, callback: AuthCallback): void;
  checkSession(options: AuthorizeOptions, callback: AuthCallback): void;
  logout(options: { returnTo: string; clientID?: string }): void;
}

/** The Management API client of auth0-js. */
export interface Management {
  readonly baseOptions: { rootUrl: string };
  patchUserMetadata(
    userId: string,
    userMetadata: object,
    callback: (error: unknown, profile: unknown) => void,
  ): void;
}
