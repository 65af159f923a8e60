import { HttpHeaders } from '@angular/common/http';
import { inject } from '@angular/core';
import {
  Auth0ClientService,
  AuthClientConfig,
  AuthService,
  AuthState,
  MissingRefreshTokenError,
} from '@auth0/auth0-angular';
import { distinctUntilChanged, filter, map, take, type Observable } from 'rxjs';
import type { IssuedToken } from './issued-token';
import { IS_LOGIN_RESPONSE } from '../session/returned-login';
import type { AuthorizationRequest, CacheMode, ProofRequest, TokenPort } from './token-port';
import type { LoginOptions } from '../session/login-options';
import { decodeJwt } from './decode-jwt';
import { refreshTokenLock, withLock } from './refresh-token-lock';
import { scopesOfEveryApiError } from './scopes-of-every-api';
import { SilentLogins } from './silent-logins';

/** The SDK returns a cached token only if it is valid for at least this long. */
const SDK_LEEWAY = 60_000;

/** How long Auth0 may take to answer before it counts as not reachable, in milliseconds. */
const CONNECTION_TIMEOUT_MS = 10_000;

/** The port to `@auth0/auth0-angular`. Create it in an injection context, in a browser. */
export class Auth0TokenPort implements TokenPort {
  private readonly auth = inject(AuthService);
  private readonly client = inject(Auth0ClientService);
  private readonly state = inject(AuthState);
  private readonly config = inject(AuthClientConfig);
  private readonly isLoginResponse = inject(IS_LOGIN_RESPONSE);
  private readonly silentLogins = new SilentLogins(
    () => this.client.getIdTokenClaims(),
    () => this.config.get(),
    () => window.sessionStorage,
  );
  private lastLoginError: unknown;

  constructor() {
    // The service replays its last error to new subscribers.
    this.auth.error$.subscribe((error) => {
      if (isLoginError(error) || (this.isLoginResponse && !this.lastLoginError)) {
        this.lastLoginError = error;
      }
    });
  }

  async user(): Promise<string | undefined> {
    await completed(
      this.auth.isLoading$.pipe(
        filter((loading) => !loading),
        take(1),
      ),
    );
    return (await this.client.getUser())?.sub;
  }

  loginError(): unknown {
    return this.lastLoginError;
  }

  onUserChange(listener: (user: string | undefined) => void): () => void {
    const changes = this.auth.user$.pipe(
      map((user) => user?.sub),
      distinctUntilChanged(),
    );
    const subscription = changes.subscribe(listener);
    return () => {
      subscription.unsubscribe();
    };
  }

  refreshUser(): void {
    this.state.refresh();
  }

  async endLocalSession(): Promise<void> {
    await this.client.logout({ openUrl: false });
    this.state.refresh();
  }

  async token(
    request: AuthorizationRequest,
    cacheMode: CacheMode,
  ): Promise<IssuedToken | undefined> {
    const ask = () =>
      this.client.getTokenSilently({
        authorizationParams: authorizationParams(request),
        cacheMode,
        detailedResponse: true,
      });
    try {
      const response = await (cacheMode === 'cache-only' ? ask() : this.fromAuth0(ask));
      if (!response) {
        return undefined;
      }
      // When the session has expired, its tokens count as expired too (IPSIE session lifetime).
      const session = await this.client.getIdTokenClaims();
      return issuedToken(response, request, cacheMode, {
        user: session?.['sub'] as string | undefined,
        expiresAt: (session?.session_expiry ?? Infinity) * 1000,
      });
    } catch (error) {
      throw scopesOfEveryApiError(error, request, this.config.get()) ?? error;
    } finally {
      // A silent login may find a user, and ends the SDK's session if it is refused; the Angular service does
      // not notice.
      this.state.refresh();
    }
  }

  assertSilentLoginIsSafe(request: AuthorizationRequest): Promise<void> {
    return this.silentLogins.assertSafe(request);
  }

  async checkConnection(): Promise<void> {
    if (window.crossOriginIsolated) {
      // Such a page may not send a request without CORS, so that it would fail also with a connection.
      return;
    }
    const { domain } = this.config.get();
    const base = domain.includes('://') ? domain : `https://${domain}`;
    await fetch(new URL('/.well-known/jwks.json', base), {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(CONNECTION_TIMEOUT_MS),
    });
  }

  redirect(
    request: AuthorizationRequest,
    appState: Readonly<Record<string, unknown>>,
    { authorizationParams: extra, ...login }: LoginOptions = {},
  ): Promise<void> {
    return completed(
      this.auth.loginWithRedirect({
        ...login,
        authorizationParams: {
          ...extra,
          ...authorizationParams({ ...request, scopes: [...scopesOf(extra), ...request.scopes] }),
        },
        appState,
      }),
    );
  }

  async popup(request: AuthorizationRequest): Promise<void> {
    await this.client.getTokenWithPopup({ authorizationParams: authorizationParams(request) });
    this.state.refresh();
  }

  private async fromAuth0<T>(ask: () => Promise<T>): Promise<T> {
    await this.silentLogins.assertNotRefused();
    return this.silentLogins.watch(() => withLock(refreshTokenLock(this.config.get()), ask));
  }

  async proof({ method, url, token }: ProofRequest): Promise<string> {
    const nonce = await this.client.getDpopNonce(new URL(url).origin);
    return this.client.generateDpopProof({
      method,
      url,
      accessToken: token,
      ...(nonce === undefined ? {} : { nonce }),
    });
  }

  async rememberNonce(origin: string, nonce: string): Promise<void> {
    await this.client.setDpopNonce(nonce, origin);
  }
}

function scopesOf(params: LoginOptions['authorizationParams']): readonly string[] {
  return params?.scope?.split(' ').filter(Boolean) ?? [];
}

/** Resolves on completion. (`lastValueFrom` of rxjs would move into the initial bundle of every page.) */
function completed(observable: Observable<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    observable.subscribe({ complete: resolve, error: reject });
  });
}

/** Whether an error comes from a return from Auth0: those of Auth0 have a `state`, or lack the transaction. */
function isLoginError(error: object): boolean {
  return 'state' in error || ('error' in error && error.error === 'missing_transaction');
}

function authorizationParams({ audience, scopes, authentication }: AuthorizationRequest): {
  audience: string;
  scope: string;
  acr_values?: string;
  max_age?: number;
} {
  const { acrValues, maxAge } = authentication ?? {};
  return {
    audience,
    scope: scopes.join(' '),
    ...(acrValues && { acr_values: acrValues.join(' ') }),
    ...(maxAge !== undefined && { max_age: maxAge }),
  };
}

function issuedToken(
  response: {
    readonly access_token: string;
    readonly token_type?: string;
    readonly scope?: string;
    readonly expires_in: number;
  },
  { audience, scopes }: AuthorizationRequest,
  cacheMode: CacheMode,
  session: { readonly user: string | undefined; readonly expiresAt: number },
): IssuedToken {
  const claims = decodeJwt(response.access_token)?.claims;
  const audiences = claims?.['aud'];
  if (audiences !== undefined && ![audiences].flat().includes(audience)) {
    // A multi-resource refresh token without a policy for this API; the SDK does not check.
    throw new MissingRefreshTokenError(audience, scopes.join(' '));
  }
  const granted = response.scope ?? claims?.['scope'];
  const now = Date.now();
  const expires =
    // `expires_in` counts from the moment of issue, which is unknown for a cached token.
    cacheMode !== 'cache-only'
      ? now + response.expires_in * 1000
      : typeof claims?.['exp'] === 'number'
        ? claims['exp'] * 1000
        : now + 2 * SDK_LEEWAY;
  const value = response.access_token;
  const type = response.token_type?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
  return {
    value,
    type,
    headers: new HttpHeaders({ Authorization: `${type} ${value}` }),
    // A response without a scope grants the requested one (RFC 6749, section 5.1).
    scopes: new Set(typeof granted === 'string' ? granted.split(' ') : scopes),
    // An access token is opaque to clients (RFC 9068, section 6): where it cannot be read, the session tells.
    subject: typeof claims?.['sub'] === 'string' ? claims['sub'] : session.user,
    usableUntil: Math.min(expires, session.expiresAt) - SDK_LEEWAY,
  };
}
