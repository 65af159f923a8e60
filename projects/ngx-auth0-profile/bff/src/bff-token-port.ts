import type {
  AuthorizationRequest,
  LoginOptions,
  LoginParameters,
  ɵAppState as AppState,
  ɵCacheMode as CacheMode,
  ɵIssuedToken as IssuedToken,
  ɵTokenPort as TokenPort,
  ɵTokenTools as TokenTools,
} from 'ngx-auth0-profile';
import type { Bff } from './bff-options';
import type { BffSession } from './bff-session';
import type { SessionState } from './session-state';

const NO_SESSION = { type: 'urn:auth0-profile-proxy:problem:no-session', code: 'no-session' };

/**
 * The session in place of tokens: a request of the page has the header that the back end requires, and the scopes are
 * those of the session. Imports nothing at run time and spreads no objects, as the port to the SDK.
 */
export class BffTokenPort implements TokenPort {
  constructor(
    private readonly session: BffSession,
    private readonly bff: Bff,
    private readonly tools: TokenTools,
  ) {}

  get application(): string {
    return this.bff.url;
  }

  isSessionOver(): boolean {
    return this.session.isOver;
  }

  async user(): Promise<string | undefined> {
    return (await this.session.getUser())?.sub;
  }

  loginRequired(): Error {
    return new this.tools.ProfileError(
      'login-required',
      'Nobody is logged in, or the session has ended. Let the user log in.',
      // As the back end would answer, for the diagnosis.
      { cause: { status: 401, body: NO_SESSION } },
    );
  }

  loginError(): unknown {
    const { error } = this.session.returned;
    return error === undefined ? undefined : { error };
  }

  onUserChange(listener: (user: string | undefined) => void): () => void {
    let last: { readonly user: string | undefined } | undefined;
    const subscription = this.session.user$.subscribe((claims) => {
      const user = claims?.sub;
      if (!last || last.user !== user) {
        last = { user };
        listener(user);
      }
    });
    return () => {
      subscription.unsubscribe();
    };
  }

  async requestUser(): Promise<void> {
    await this.session.reload();
  }

  refreshUser(): void {
    // The session reports every change itself.
  }

  async endLocalSession(): Promise<void> {
    await this.session.reload();
  }

  async token(
    { audience, scopes }: AuthorizationRequest,
    cacheMode: CacheMode,
  ): Promise<IssuedToken | undefined> {
    const state = await (cacheMode === 'off' ? this.session.reload() : this.session.state());
    if (!state.user) {
      throw this.loginRequired();
    }
    const { sub = '' } = state.user;
    return {
      // Not a secret: it tells one session from the next.
      value: `${sub} ${state.expires_at ?? ''}`,
      type: 'Bearer',
      isSession: true,
      headers: this.tools.createHeaders({
        'X-CSRF': '1',
        // The session is that of the browser, which another tab may have replaced. The back end compares the user.
        'Profile-User': encodeURIComponent(sub),
      }),
      scopes: this.granted(state, audience, scopes),
      subject: state.user.sub,
      usableUntil: Infinity,
    };
  }

  assertSilentLoginIsSafe(): Promise<void> {
    return Promise.resolve();
  }

  async checkConnection(): Promise<void> {
    await this.session.reload();
  }

  async redirect(
    request: AuthorizationRequest,
    appState: AppState,
    { authorizationParams = {}, openUrl }: LoginOptions = {},
  ): Promise<void> {
    const given = loginUrlOf(request);
    const params = Object.assign({}, authorizationParams);
    // Who is not logged in begins with the scopes of every login.
    if (given === undefined && (await this.user()) !== undefined) {
      Object.assign(params, this.parametersOf(request, authorizationParams.scope));
    }
    await this.session.openLogin(given ?? params, appState, openUrl);
  }

  popup(): Promise<void> {
    return Promise.reject(
      new this.tools.ProfileError(
        'configuration',
        "The BFF has no login in a popup. Use withStepUp('redirect').",
      ),
    );
  }

  proof(): Promise<string> {
    return Promise.resolve('');
  }

  rememberNonce(): Promise<void> {
    return Promise.resolve();
  }

  /** The back end requests tokens with the first request for an API, so that it may not know the scopes yet. */
  private granted(
    { scopes = [], apis = {} }: SessionState,
    audience: string,
    requested: readonly string[],
  ): ReadonlySet<string> {
    if (audience === '') {
      return new Set(scopes);
    }
    const name = this.bff.apiName(audience) ?? audience;
    const known = apis[name];
    if (!known && name !== 'me') {
      throw new this.tools.ProfileError(
        'configuration',
        `A page of a BFF has no token for ${audience}. Let the BFF pass requests on to this API, and name it in withBff({ apis }).`,
      );
    }
    return new Set(known?.length ? known : requested);
  }

  private parametersOf(
    { audience, scopes, authentication }: AuthorizationRequest,
    scope = '',
  ): LoginParameters {
    const { acrValues, maxAge } = authentication ?? {};
    const all = [scope, ...scopes.map((name) => this.session.profileScopes[name] ?? name)];
    return Object.assign(
      {},
      audience !== '' && { api: this.bff.apiName(audience) ?? audience },
      scopes.length > 0 && { scope: all.join(' ').trim() },
      acrValues && { acr_values: acrValues.join(' ') },
      maxAge !== undefined && { max_age: maxAge },
    ) as LoginParameters;
  }
}

/** The query of the login that the back end has named for what a request lacks. */
function loginUrlOf(request: AuthorizationRequest): string | undefined {
  const { reason } = request as { readonly reason?: { readonly cause?: unknown } };
  const { error } = (reason?.cause ?? {}) as { readonly error?: unknown };
  const { login_url: url } = (error ?? {}) as { readonly login_url?: unknown };
  const query = typeof url === 'string' ? url.indexOf('?') : -1;
  return typeof url !== 'string' ? undefined : query < 0 ? '' : url.slice(query);
}
