import type { IssuedToken } from './issued-token';

/**
 * How a token is looked for: only in what the SDK remembers, silently if it remembers none, or past
 * everything it remembers.
 */
export type TokenSource = 'remembered' | 'silent' | 'fresh';

/** What interactive authorization asks Auth0 for. */
export interface AuthorizationRequest {
  readonly audience: string;
  readonly scopes: readonly string[];
}

/** The signed-in user, as far as this library needs to know. */
export interface SessionUser {
  readonly sub: string;
}

/** The one thing this library needs from an Auth0 SDK; nothing else in it talks to one. */
export interface TokenPort {
  /** The signed-in user, once the SDK knows; `undefined` when nobody is signed in. */
  user(): Promise<SessionUser | undefined>;
  /** Why the last return from Auth0 brought no login, told once; `undefined` when it did. */
  loginError(): unknown;
  /** Calls back now and whenever somebody else, or nobody, is signed in. Returns how to stop. */
  onUserChange(listener: (user: SessionUser | undefined) => void): () => void;
  /** A token, or `undefined` when the SDK has none to give. Rejects with the SDK's own error. */
  token(request: AuthorizationRequest, source: TokenSource): Promise<IssuedToken | undefined>;
  /** Leaves the page for Auth0; `appState` comes back through the SDK after the return. */
  redirect(
    request: AuthorizationRequest,
    appState: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  /** Asks in a popup; a token can be had from then on. */
  popup(request: AuthorizationRequest): Promise<void>;
  /** A proof of possession for one request with a DPoP token. */
  proof(request: ProofRequest): Promise<string>;
  /** Remembers the nonce an API asked for. */
  rememberNonce(origin: string, nonce: string): Promise<void>;
}

/** The request a DPoP proof is for. */
export interface ProofRequest {
  readonly method: string;
  readonly url: string;
  readonly token: string;
}
