import { InjectionToken, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import type { IssuedToken } from './issued-token';

/**
 * How the SDK's memory is used for a token: nothing but it, it first, or past it. The words are
 * those of auth0-spa-js.
 */
export type CacheMode = 'cache-only' | 'on' | 'off';

/** What interactive authorization asks Auth0 for. */
export interface AuthorizationRequest {
  readonly audience: string;
  readonly scopes: readonly string[];
}

/** The one thing this library needs from an Auth0 SDK; but for `loginToken()` nothing else in it talks to one. */
export interface TokenPort {
  /** The id of the signed-in user, once the SDK knows; `undefined` when nobody is signed in. */
  user(): Promise<string | undefined>;
  /** Why the last return from Auth0 brought no login, told once; `undefined` when it did. */
  loginError(): unknown;
  /** Calls back now and whenever somebody else, or nobody, is signed in. Returns how to stop. */
  onUserChange(listener: (user: string | undefined) => void): () => void;
  /** A token, or `undefined` when the SDK has none to give. Rejects with the SDK's own error. */
  token(request: AuthorizationRequest, cacheMode: CacheMode): Promise<IssuedToken | undefined>;
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

/** A port in place of the one to `@auth0/auth0-angular`. */
export const TOKEN_PORT = new InjectionToken<TokenPort>('ngx-auth0-profile token port');

/** Injecting it starts the SDK, which then looks for a session and tells when it has. Reads `location`: only in a browser. */
export const SDK = new InjectionToken<Pick<AuthService, 'isLoading$' | 'user$'> | undefined>(
  'Auth0 SDK',
  {
    factory: () => inject(AuthService),
  },
);
