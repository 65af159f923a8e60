import { HttpHeaders } from '@angular/common/http';
import { inject } from '@angular/core';
import {
  Auth0ClientService,
  AuthClientConfig,
  AuthService,
  AuthState,
  GenericError,
  MissingRefreshTokenError,
} from '@auth0/auth0-angular';
import { distinctUntilChanged, filter, map, take, type Observable } from 'rxjs';
import type { IssuedToken } from '../tokens/issued-token';
import type {
  AuthorizationRequest,
  CacheMode,
  ProofRequest,
  TokenPort,
} from '../tokens/token-port';
import { readToken } from './read-token';

/** The SDK hands out a remembered token only while it has at least this long to live. */
const SDK_LEEWAY = 60_000;

/** The port to `@auth0/auth0-angular`. Create it in an injection context, in a browser. */
export class Auth0TokenPort implements TokenPort {
  private readonly auth = inject(AuthService);
  private readonly client = inject(Auth0ClientService);
  private readonly state = inject(AuthState);
  private readonly config = inject(AuthClientConfig);
  private lastLoginError: unknown;

  constructor() {
    // The service keeps its last error for whoever comes late.
    this.auth.error$.pipe(filter(isLoginError)).subscribe((error) => {
      this.lastLoginError = error;
    });
  }

  async user(): Promise<string | undefined> {
    await finished(
      this.auth.isLoading$.pipe(
        filter((loading) => !loading),
        take(1),
      ),
    );
    return (await this.client.getUser())?.sub;
  }

  loginError(): unknown {
    const error = this.lastLoginError;
    this.lastLoginError = undefined;
    return error;
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

  async token(
    request: AuthorizationRequest,
    cacheMode: CacheMode,
  ): Promise<IssuedToken | undefined> {
    if (
      cacheMode !== 'cache-only' &&
      window.crossOriginIsolated &&
      !this.config.get().useRefreshTokens
    ) {
      // The SDK would say the same, and end its session over it.
      throw new GenericError('login_required', 'Cross-origin isolated.');
    }
    try {
      const response = await this.client.getTokenSilently({
        authorizationParams: authorizationParams(request),
        cacheMode,
        detailedResponse: true,
      });
      if (!response) {
        return undefined;
      }
      // Beyond its ceiling the session has ended, whatever its tokens say.
      const ceiling = (await this.client.getIdTokenClaims())?.session_expiry ?? Infinity;
      return issuedToken(response, request, cacheMode, ceiling * 1000);
    } catch (error) {
      // A refused silent login ends the SDK's local session without telling the Angular service.
      this.state.refresh();
      throw error;
    }
  }

  redirect(
    request: AuthorizationRequest,
    appState: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return finished(
      this.auth.loginWithRedirect({ authorizationParams: authorizationParams(request), appState }),
    );
  }

  async popup(request: AuthorizationRequest): Promise<void> {
    await this.client.getTokenWithPopup({ authorizationParams: authorizationParams(request) });
    this.state.refresh();
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

/** What `lastValueFrom` of rxjs would do, were it not part of every page then that uses none of this file. */
function finished(observable: Observable<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    observable.subscribe({ complete: resolve, error: reject });
  });
}

/** The SDK reports every failure at one place; those of a return from Auth0 carry their state, or miss it. */
function isLoginError(error: object): boolean {
  return 'state' in error || ('error' in error && error.error === 'missing_transaction');
}

function authorizationParams({ audience, scopes }: AuthorizationRequest): {
  audience: string;
  scope: string;
} {
  return { audience, scope: scopes.join(' ') };
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
  sessionEnd: number,
): IssuedToken {
  const claims = readToken(response.access_token)?.claims;
  const audiences = claims?.['aud'];
  if (audiences !== undefined && ![audiences].flat().includes(audience)) {
    // From a multi-resource refresh token that has no policy for this API; the SDK does not look.
    throw new MissingRefreshTokenError(audience, scopes.join(' '));
  }
  const granted = response.scope ?? claims?.['scope'];
  const now = Date.now();
  const expires =
    // A lifetime counts from the moment of issue, which only a token just issued tells.
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
    // Without a scope the response means: as asked (RFC 6749, section 5.1).
    scopes: new Set(typeof granted === 'string' ? granted.split(' ') : scopes),
    warmUntil: Math.min(expires, sessionEnd) - SDK_LEEWAY,
  };
}
