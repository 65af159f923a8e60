import { InjectionToken } from '@angular/core';
import type { Observable } from 'rxjs';
import { loginFeatureMissingError } from '../errors/login-feature-missing-error';
import type { LoginOptions, LogoutOptions } from './login-options';
import type { SessionUser } from './session-user';

/** What a login returns to the page that started it. */
export type AppState = Readonly<Record<string, unknown>>;

/**
 * The session of a page: who is signed in, and how users log in and out. It has the members of `AuthService` of
 * `@auth0/auth0-angular`, so that this service is one.
 */
export interface LoginSession {
  /** Whether its only request has been sent once it is injected, so that loading further code delays none. */
  readonly hasSentRequest?: true;
  /** Whether a request is under way that tells who is signed in. */
  readonly isLoading$: Observable<boolean>;
  /** Who is signed in, once that is known. */
  readonly user$: Observable<SessionUser | null | undefined>;
  /** The state of a login that has returned to this page. */
  readonly appState$: Observable<AppState>;
  /** Redirects to the login, which returns the state. */
  loginWithRedirect(options: LoginOptions & { readonly appState: AppState }): Observable<void>;
  /** Ends the session. */
  logout(options: LogoutOptions): Observable<void>;
}

/** Injecting it looks for a session, and reads `location`: only in a browser. Provided by the login feature. */
export const LOGIN_SESSION = new InjectionToken<LoginSession>('ngx-auth0-profile session', {
  factory: () => {
    throw loginFeatureMissingError();
  },
});

/** Tells who is signed in. */
export interface CurrentUser {
  /** The user of the session; `undefined` when nobody is signed in. */
  getUser(): Promise<SessionUser | undefined>;
}

/** Who is signed in now, also before `user$` reports it; `Auth0Client` is one. Provided by the login feature. */
export const CURRENT_USER = new InjectionToken<CurrentUser>('ngx-auth0-profile current user');
