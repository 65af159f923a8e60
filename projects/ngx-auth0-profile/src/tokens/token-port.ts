import { InjectionToken } from '@angular/core';
import type { RequiredAuthentication } from '../errors/required-authentication';
import type { LoginOptions } from '../session/login-options';
import type { IssuedToken } from './issued-token';

/** How the SDK's cache is used, in the terms of auth0-spa-js: only the cache, the cache first, or not at all. */
export type CacheMode = 'cache-only' | 'on' | 'off';

/** The token to request from Auth0. */
export interface AuthorizationRequest {
  readonly audience: string;
  readonly scopes: readonly string[];
  /** The login that an API requires. Default: any. */
  readonly authentication?: RequiredAuthentication;
}

/** What this library needs from an Auth0 SDK. `Auth0TokenPort` is the adapter to `@auth0/auth0-angular`. */
export interface TokenPort {
  /** The id of the signed-in user, once the SDK knows; `undefined` when nobody is signed in. */
  user(): Promise<string | undefined>;
  /** Why the login that returned to this page failed; `undefined` when none did. */
  loginError(): unknown;
  /** Calls the listener now and whenever another user, or none, is signed in. Returns a function that stops it. */
  onUserChange(listener: (user: string | undefined) => void): () => void;
  /** Reports a user that the SDK's cache holds by now, as after a login in another tab, to the listeners. */
  refreshUser(): void;
  /** Ends the session of this page, after it was ended in another tab. */
  endLocalSession(): Promise<void>;
  /** A token, or `undefined` when the SDK has none. Rejects with the SDK's own error. */
  token(request: AuthorizationRequest, cacheMode: CacheMode): Promise<IssuedToken | undefined>;
  /** Rejects when Auth0 cannot be reached. */
  checkConnection(): Promise<void>;
  /**
   * Rejects with the SDK's own error where `token()` could end the session of a signed-in user. For code that
   * no action of the user causes.
   */
  assertSilentLoginIsSafe(request: AuthorizationRequest): Promise<void>;
  /** Navigates to Auth0; the SDK returns `appState` afterwards. */
  redirect(
    request: AuthorizationRequest,
    appState: Readonly<Record<string, unknown>>,
    login?: LoginOptions,
  ): Promise<void>;
  /** Prompts the user in a popup. Afterwards a token is available silently. */
  popup(request: AuthorizationRequest): Promise<void>;
  /** The DPoP proof for one request (RFC 9449). */
  proof(request: ProofRequest): Promise<string>;
  /** Stores the DPoP nonce that an API requires. */
  rememberNonce(origin: string, nonce: string): Promise<void>;
}

/** The request a DPoP proof is for. */
export interface ProofRequest {
  readonly method: string;
  readonly url: string;
  readonly token: string;
}

/** Replaces the port to `@auth0/auth0-angular`. */
export const TOKEN_PORT = new InjectionToken<TokenPort>('ngx-auth0-profile token port');
