import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Auth0ClientService, AuthService, AuthState } from '@auth0/auth0-angular';
import { distinctUntilChanged, filter, firstValueFrom, map } from 'rxjs';
import type { IssuedToken } from './issued-token';
import { scopeList } from './scope-list';
import { tokenClaims } from './token-claims';
import type {
  AuthorizationRequest,
  ProofRequest,
  SessionUser,
  TokenPort,
  TokenSource,
} from './token-port';

/** The SDK hands out a remembered token only while it has at least this long to live. */
const sdkLeeway = 60_000;

const cacheModes = { remembered: 'cache-only', silent: 'on', fresh: 'off' } as const;

/** The port to `@auth0/auth0-angular`. Create it in an injection context, in a browser. */
export class Auth0TokenPort implements TokenPort {
  private readonly auth = inject(AuthService);
  private readonly client = inject(Auth0ClientService);
  private readonly state = inject(AuthState);
  private lastLoginError: unknown;

  constructor() {
    this.auth.error$.pipe(filter(isLoginError), takeUntilDestroyed()).subscribe((error) => {
      this.lastLoginError = error;
    });
  }

  async user(): Promise<SessionUser | undefined> {
    await firstValueFrom(this.auth.isLoading$.pipe(filter((loading) => !loading)));
    return sessionUser((await this.client.getUser())?.sub);
  }

  loginError(): unknown {
    const error = this.lastLoginError;
    this.lastLoginError = undefined;
    return error;
  }

  onUserChange(listener: (user: SessionUser | undefined) => void): () => void {
    const changes = this.auth.user$.pipe(
      map((user) => sessionUser(user?.sub)),
      distinctUntilChanged((before, after) => before?.sub === after?.sub),
    );
    const subscription = changes.subscribe(listener);
    return () => {
      subscription.unsubscribe();
    };
  }

  async token(
    request: AuthorizationRequest,
    source: TokenSource,
  ): Promise<IssuedToken | undefined> {
    try {
      const response = await this.client.getTokenSilently({
        authorizationParams: authorizationParams(request),
        cacheMode: cacheModes[source],
        detailedResponse: true,
      });
      return response && issuedToken(response, request, source);
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
    return firstValueFrom(
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

function sessionUser(sub: string | undefined): SessionUser | undefined {
  return sub === undefined ? undefined : { sub };
}

function issuedToken(
  response: {
    readonly access_token: string;
    readonly token_type?: string;
    readonly scope?: string;
    readonly expires_in: number;
  },
  request: AuthorizationRequest,
  source: TokenSource,
): IssuedToken {
  const claims = tokenClaims(response.access_token);
  const now = Date.now();
  const expires =
    // A lifetime counts from the moment of issue, which only a token just issued tells.
    source !== 'remembered'
      ? now + response.expires_in * 1000
      : typeof claims?.['exp'] === 'number'
        ? claims['exp'] * 1000
        : now + 2 * sdkLeeway;
  return {
    value: response.access_token,
    type: /^dpop$/i.test(response.token_type ?? '') ? 'DPoP' : 'Bearer',
    // Without a scope the response means: as asked (RFC 6749, section 5.1).
    scopes: new Set(scopeList(response.scope ?? claims?.['scope'] ?? request.scopes.join(' '))),
    warmUntil: expires - sdkLeeway,
  };
}
