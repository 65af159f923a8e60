import { Location } from '@angular/common';
import { DOCUMENT, DestroyRef, Injectable, Injector, inject } from '@angular/core';
import {
  Auth0ProfileError,
  ɵDIAGNOSER as DIAGNOSER,
  ɵGRANTED_SCOPES as GRANTED_SCOPES,
  ɵimportOrThrow as importOrThrow,
  type LoginOptions,
  type LoginParameters,
  type LogoutOptions,
  type SessionUser,
  type ɵAppState as AppState,
  type ɵLoginSession as LoginSession,
} from 'ngx-auth0-profile';
import { BehaviorSubject, ReplaySubject, from, type Observable } from 'rxjs';
import { BFF, NAVIGATE } from './bff-options';
import { PROFILE_SCOPES, withManagementScopes } from './profile-scopes';
import { RETURNED_LOGIN } from './returned-login';
import { requestJson, type SessionState } from './session-state';

/** The session that the back end has for this browser. Only in a browser. */
@Injectable()
export class BffSession implements LoginSession {
  readonly bff = inject(BFF);
  private readonly navigate = inject(NAVIGATE);
  readonly location = inject(Location);
  readonly view = inject(DOCUMENT).defaultView;
  readonly ProfileError = Auth0ProfileError;
  private readonly injector = inject(Injector);
  private readonly grantedScopes = inject(GRANTED_SCOPES);
  private readonly otherTabs = new BroadcastChannel(`ngx-auth0-profile.bff ${this.bff.url}`);
  private loading: Promise<SessionState> | undefined;
  private known: SessionState | undefined;

  /** The names that its scopes have at the Management API. */
  readonly profileScopes = PROFILE_SCOPES;
  readonly hasSentRequest = true;
  readonly isLoading$ = new BehaviorSubject(true);
  readonly user$ = new ReplaySubject<SessionUser | undefined>(1);
  readonly appState$ = new ReplaySubject<AppState>(1);
  /** The login that has returned to this page. */
  readonly returned = inject(RETURNED_LOGIN);
  /** Whether the user has logged out on this page. */
  isOver = false;

  constructor() {
    this.otherTabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data !== (this.known?.user?.sub ?? null)) {
        this.reload().catch(() => undefined);
      }
    });
    inject(DestroyRef).onDestroy(() => {
      this.otherTabs.close();
    });
    this.reload()
      .catch((error: unknown) => {
        // A page without its back end shows nobody; each command reports why.
        this.show({ user: null });
        this.known = undefined;
        return this.injector.get(DIAGNOSER, null)?.(error as never);
      })
      .finally(() => {
        this.isLoading$.next(false);
        if (this.returned.state) {
          this.appState$.next(this.returned.state);
        }
      })
      .catch(() => undefined);
  }

  /** What the back end said last; asks it where it has not answered yet. */
  state(): Promise<SessionState> {
    return this.known ? Promise.resolve(this.known) : this.reload();
  }

  /** Asks the back end again. Calls share a request that is running. */
  reload(): Promise<SessionState> {
    return (this.loading ??= requestJson(`${this.bff.url}/session`)
      .then((answer) => {
        const state = answer as SessionState;
        return this.show({ ...state, scopes: withManagementScopes(state.scopes) });
      })
      .finally(() => {
        this.loading = undefined;
      }));
  }

  async getUser(): Promise<SessionUser | undefined> {
    return (await this.state()).user ?? undefined;
  }

  loginWithRedirect({
    authorizationParams = {},
    appState,
    openUrl,
  }: LoginOptions & { readonly appState: AppState }): Observable<void> {
    return from(this.openLogin(authorizationParams, appState, openUrl));
  }

  logout({ openUrl }: LogoutOptions): Observable<void> {
    return from(this.end(openUrl));
  }

  /** Opens a login, by its parameters or by its query, which returns to the path of the state. */
  async openLogin(
    params: LoginParameters | string,
    state: AppState,
    openUrl: (url: string) => Promise<void> | void = this.navigate,
  ): Promise<void> {
    const { loginQuery, startLogin } = await importOrThrow(import('./login-commands'));
    const search = typeof params === 'string' ? params : `?${loginQuery(this, params)}`;
    await openUrl(startLogin(this, search, state));
  }

  private async end(openUrl: LogoutOptions['openUrl'] = this.navigate): Promise<void> {
    const answer = await requestJson(`${this.bff.url}/logout`, 'POST');
    this.isOver = true;
    this.otherTabs.postMessage(null);
    if (openUrl === false) {
      this.show({ user: null });
    } else {
      await openUrl((answer as { readonly logout_url: string }).logout_url);
    }
  }

  private show(state: SessionState): SessionState {
    const before = this.known;
    this.known = state;
    if (!before || JSON.stringify(before) !== JSON.stringify(state)) {
      const { user, scopes = [], apis = {} } = state;
      this.user$.next(user ?? undefined);
      this.otherTabs.postMessage(user?.sub ?? null);
      // After the user: the scopes of another one are dropped then.
      const byApi = Object.entries(apis).map(
        ([name, granted]) => [name, new Set(granted)] as const,
      );
      this.grantedScopes.set(new Map(user ? [['', new Set(scopes)], ...byApi] : []));
    }
    return state;
  }
}
