import type { AppState, RedirectLoginOptions } from '@auth0/auth0-angular';
import type {
  AuthorizationRequest,
  LoginOptions,
  ɵCacheMode as CacheMode,
  ɵIssuedToken as IssuedToken,
  ɵProofRequest as ProofRequest,
  ɵTokenPort as TokenPort,
  ɵTokenTools as TokenTools,
} from 'ngx-auth0-profile';
import type { Observable } from 'rxjs';
import type { Auth0Sdk } from './auth0-sdk';
import { refreshTokenLock, withLock } from './refresh-token-lock';
import { scopesOfEveryApiError } from './scopes-of-every-api';
import { hasSessionCookie } from './session-cookie';
import { sdkToken } from './sdk-token';
import { SilentLogins } from './silent-logins';

/** How long Auth0 may take to answer before it counts as not reachable, in milliseconds. */
const CONNECTION_TIMEOUT_MS = 10_000;

/** The port to `@auth0/auth0-angular`. It and its modules are written as `injectAuth0Sdk()` says. */
export class Auth0TokenPort implements TokenPort {
  private readonly silentLogins: SilentLogins;
  private lastLoginError: unknown;

  constructor(
    private readonly sdk: Auth0Sdk,
    private readonly tools: TokenTools,
  ) {
    this.silentLogins = new SilentLogins(sdk, tools, () => window.sessionStorage);
    // The service replays its last error to new subscribers.
    sdk.auth.error$.subscribe((error) => {
      if (isLoginError(error) || (tools.isLoginResponse && !this.lastLoginError)) {
        this.lastLoginError = error;
      }
    });
  }

  get application(): string {
    const { domain, clientId } = this.sdk.config.get();
    return `${domain} ${clientId}`;
  }

  isSessionOver(): boolean {
    return !hasSessionCookie(this.sdk.config.get().clientId);
  }

  async user(): Promise<string | undefined> {
    await loaded(this.sdk.auth.isLoading$);
    return (await this.sdk.client.getUser())?.sub;
  }

  loginError(): unknown {
    return this.lastLoginError;
  }

  onUserChange(listener: (user: string | undefined) => void): () => void {
    let last: { readonly user: string | undefined } | undefined;
    const subscription = this.sdk.auth.user$.subscribe((claims) => {
      const user = claims?.sub;
      if (last?.user !== user || !last) {
        last = { user };
        listener(user);
      }
    });
    return () => {
      subscription.unsubscribe();
    };
  }

  async requestUser(): Promise<void> {
    const lock = refreshTokenLock(this.sdk.config.get());
    await withLock(lock, () => this.sdk.client.getTokenSilently({ cacheMode: 'off' }));
    this.sdk.state.refresh();
  }

  refreshUser(): void {
    this.sdk.state.refresh();
  }

  async endLocalSession(): Promise<void> {
    await this.sdk.client.logout({ openUrl: false });
    this.sdk.state.refresh();
  }

  async token(
    request: AuthorizationRequest,
    cacheMode: CacheMode,
  ): Promise<IssuedToken | undefined> {
    const ask = () =>
      this.sdk.client.getTokenSilently({
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
      const session = await this.sdk.client.getIdTokenClaims();
      const claims = this.tools.decodeJwt(response.access_token)?.claims;
      const token = sdkToken(response, claims, request, cacheMode, {
        user: session?.['sub'] as string | undefined,
        expiresAt: (session?.session_expiry ?? Infinity) * 1000,
      });
      const headers = { Authorization: `${token.type} ${token.value}` };
      return Object.assign(token, { headers: this.tools.createHeaders(headers) });
    } catch (error) {
      throw scopesOfEveryApiError(error, request, this.sdk.config.get(), this.tools) ?? error;
    } finally {
      // A silent login may find a user, and ends the SDK's session if it is refused; the Angular service does
      // not notice.
      this.sdk.state.refresh();
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
    const { domain } = this.sdk.config.get();
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
    login: LoginOptions = {},
  ): Promise<void> {
    const extra = login.authorizationParams;
    const params = Object.assign({}, extra, authorizationParams(request), {
      scope: [...scopesOf(extra), ...request.scopes].join(' '),
    });
    const options = Object.assign({}, login, { authorizationParams: params, appState });
    return completed(this.sdk.auth.loginWithRedirect(options as RedirectLoginOptions<AppState>));
  }

  async popup(request: AuthorizationRequest): Promise<void> {
    await this.sdk.client.getTokenWithPopup({ authorizationParams: authorizationParams(request) });
    this.sdk.state.refresh();
  }

  private async fromAuth0<T>(ask: () => Promise<T>): Promise<T> {
    await this.silentLogins.assertNotRefused();
    return this.silentLogins.watch(() => withLock(refreshTokenLock(this.sdk.config.get()), ask));
  }

  async proof({ method, url, token }: ProofRequest): Promise<string> {
    const nonce = await this.sdk.client.getDpopNonce(new URL(url).origin);
    const proof = { method, url, accessToken: token };
    return this.sdk.client.generateDpopProof(
      nonce === undefined ? proof : Object.assign(proof, { nonce }),
    );
  }

  async rememberNonce(origin: string, nonce: string): Promise<void> {
    await this.sdk.client.setDpopNonce(nonce, origin);
  }
}

function scopesOf(params: LoginOptions['authorizationParams']): readonly string[] {
  return params?.scope?.split(' ').filter(Boolean) ?? [];
}

/** Resolves when the SDK knows whether somebody is signed in. */
async function loaded(isLoading: Observable<boolean>): Promise<void> {
  let stop: (() => void) | undefined;
  await new Promise<void>((resolve) => {
    const subscription = isLoading.subscribe((loading) => {
      if (!loading) {
        resolve();
      }
    });
    stop = () => {
      subscription.unsubscribe();
    };
  });
  stop?.();
}

/** Resolves on completion. */
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
  return Object.assign(
    { audience, scope: scopes.join(' ') },
    acrValues && { acr_values: acrValues.join(' ') },
    maxAge !== undefined && { max_age: maxAge },
  );
}
