/** The part of auth0-js 9.5.1 the story uses; the package itself ships no types. */
declare module 'auth0-js' {
  export interface WebAuthOptions {
    clientID: string;
    domain: string;
    responseType?: string;
    redirectUri?: string;
    scope?: string;
    audience?: string;
    overrides?: { __token_issuer?: string };
  }

  export interface AuthorizeOptions {
    scope?: string;
    audience?: string;
    appState?: unknown;
    prompt?: string;
  }

  export interface AuthResult {
    accessToken: string | null;
    idToken: string | null;
    idTokenPayload: Record<string, unknown> | null;
    appState: unknown;
    expiresIn: number | null;
    scope: string | null;
  }

  export interface Auth0Error {
    error?: string;
    errorDescription?: string;
    error_description?: string;
    description?: string;
  }

  export type AuthCallback = (error: Auth0Error | null, result: AuthResult | null) => void;

  export class WebAuth {
    constructor(options: WebAuthOptions);
    readonly baseOptions: { rootUrl: string };
    authorize(options?: AuthorizeOptions): void;
    parseHash(options: { hash?: string }, callback: AuthCallback): void;
    checkSession(options: { scope?: string; audience?: string }, callback: AuthCallback): void;
    logout(options: { returnTo: string; clientID?: string }): void;
  }

  export class Management {
    constructor(options: { domain: string; token: string });
    readonly baseOptions: { rootUrl: string };
    patchUserMetadata(
      userId: string,
      userMetadata: object,
      callback: (error: unknown, profile: unknown) => void,
    ): void;
  }
}
