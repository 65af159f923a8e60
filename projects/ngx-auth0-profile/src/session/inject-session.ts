import { DOCUMENT, isPlatformServer } from '@angular/common';
import {
  DestroyRef,
  Injector,
  PLATFORM_ID,
  computed,
  inject,
  signal,
  type Signal,
} from '@angular/core';
import { Router } from '@angular/router';
import { combineLatest, lastValueFrom } from 'rxjs';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { PAGE_STATES } from './kept-states';
import type { LoginOptions, LogoutOptions } from './login-options';
import { LOGIN_SESSION, type LoginSession } from './login-session';
import { PageUser } from './page-user';
import type { SessionUser } from './session-user';

/** Who is signed in, and the commands that change it. */
export interface Session {
  /** The claims about the user; `undefined` while unknown, and when nobody is signed in. */
  readonly user: Signal<SessionUser | undefined>;
  /** Whether somebody is signed in; `undefined` until it is known, and always on the server. */
  readonly signedIn: Signal<boolean | undefined>;
  /** Redirects to the login and returns to the current URL, with what `keepOnRedirect()` keeps. */
  login(options?: LoginOptions): Promise<void>;
  /** Ends the session at Auth0 and returns to the application's origin unless `logoutParams.returnTo` says otherwise. */
  logout(options?: LogoutOptions): Promise<void>;
}

/**
 * The session as signals. Unlike `AuthService` it can be injected on the server, where `signedIn` stays
 * `undefined`, and in tests with `provideAuth0ProfileTesting()`. Call in an injection context.
 *
 * @example
 * ```ts
 * @Component({
 *   selector: 'app-session-button',
 *   template: `
 *     @if (session.signedIn()) {
 *       <button (click)="session.logout()">Log out {{ session.user()?.name }}</button>
 *     } @else if (session.signedIn() === false) {
 *       <button (click)="session.login()">Log in</button>
 *     }
 *   `,
 * })
 * export class SessionButton {
 *   protected readonly session = injectSession();
 * }
 * ```
 */
export function injectSession(): Session {
  const injector = inject(Injector);
  const document = inject(DOCUMENT);
  const state = signal<{ readonly user: SessionUser | undefined } | undefined>(undefined);
  const source = isPlatformServer(inject(PLATFORM_ID)) ? undefined : inject(LOGIN_SESSION);
  if (source) {
    // Follows logins and logouts in other tabs.
    inject(PageUser);
    const subscription = combineLatest([source.isLoading$, source.user$]).subscribe(
      ([loading, user]) => {
        state.set(loading ? undefined : { user: user ?? undefined });
      },
    );
    inject(DestroyRef).onDestroy(() => {
      subscription.unsubscribe();
    });
  }
  return {
    user: computed(() => state()?.user),
    signedIn: computed(() => {
      const known = state();
      return known && known.user !== undefined;
    }),
    login: async (options) => {
      const router = injector.get(Router, null);
      // During a navigation the user comes back to its target.
      const target = router?.currentNavigation()?.extractedUrl.toString() ?? router?.url;
      const { readers, user } = injector.get(PAGE_STATES);
      // Not the function of the step-up, which is loaded lazily: it would become a part of every start-up.
      const states = Object.fromEntries(
        [...readers]
          .map(([key, read]) => [key, read()] as const)
          .filter(([, state]) => state !== undefined),
      );
      const keptStates = Object.keys(states).length > 0 && {
        ...(user !== undefined && { user }),
        states,
      };
      const appState = {
        ...(target !== undefined && { target }),
        ...(keptStates && { keptStates }),
      };
      await lastValueFrom(browserOnly(source).loginWithRedirect({ ...options, appState }));
    },
    logout: async (options) => {
      const logoutParams = { returnTo: document.location.origin, ...options?.logoutParams };
      await lastValueFrom(browserOnly(source).logout({ ...options, logoutParams }));
    },
  };
}

/** @throws {Auth0ProfileError} `configuration` on the server. */
function browserOnly(source: LoginSession | undefined): LoginSession {
  if (!source) {
    throw new Auth0ProfileError(
      'configuration',
      'A login or logout needs a browser, and this code runs on the server. Call it from an event of the page.',
    );
  }
  return source;
}
