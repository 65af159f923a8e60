import type { HttpHeaders } from '@angular/common/http';
import { InjectionToken } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { importOrThrow } from '../errors/import-or-throw';
import { loginFeatureMissingError } from '../errors/login-feature-missing-error';
import type { RequiredAuthentication } from '../errors/required-authentication';
import type { LoginOptions } from '../session/login-options';
import type { DecodedJwt } from './decode-jwt';
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

/** Gets the tokens of the signed-in user. A login feature implements it, with the cache of its SDK. */
export interface TokenPort {
  /** Identifies the application to its other tabs. */
  readonly application: string;
  /** Whether the session is over by now, of which a page that is being left gets no report. */
  isSessionOver(): boolean;
  /** The id of the signed-in user, once the SDK knows; `undefined` when nobody is signed in. */
  user(): Promise<string | undefined>;
  /** The error when nobody is signed in. Default: that of a page with an SDK. */
  loginRequired?(): Error;
  /** Why the login that returned to this page failed; `undefined` when none did. */
  loginError(): unknown;
  /** Calls the listener now and whenever another user, or none, is signed in. Returns a function that stops it. */
  onUserChange(listener: (user: string | undefined) => void): () => void;
  /** Requests the claims of the user again, and reports them. */
  requestUser(): Promise<void>;
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

/** What a port needs of the lazily loaded code. Importing it would put it into every start-up. */
export interface TokenTools {
  /** Imports a file of the library, or throws the library's error. */
  readonly importOrThrow: typeof importOrThrow;
  /** The library's error class. */
  readonly ProfileError: typeof Auth0ProfileError;
  /** Whether this page was opened by the response of a login. */
  readonly isLoginResponse: boolean;
  /** Decodes a JWT without verifying it; `undefined` for anything else. */
  readonly decodeJwt: (token: string) => DecodedJwt | undefined;
  /** The headers of requests, for `IssuedToken`. */
  readonly createHeaders: (headers: Readonly<Record<string, string>>) => HttpHeaders;
}

/** Creates a port, in an injection context and in a browser. */
export type CreateTokenPort = (tools: TokenTools) => TokenPort;

/** Loads the port. Provided by the login feature. */
export const TOKEN_PORT = new InjectionToken<() => Promise<CreateTokenPort>>(
  'ngx-auth0-profile token port',
  {
    factory: () => {
      throw loginFeatureMissingError();
    },
  },
);
