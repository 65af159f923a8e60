import { DestroyRef, Injector, inject } from '@angular/core';
import { AuthClientConfig, AuthService, AuthState } from '@auth0/auth0-angular';
import {
  Auth0ProfileError,
  ɵDIAGNOSER as DIAGNOSER,
  type ɵLoginSession as LoginSession,
} from 'ngx-auth0-profile';
import { take } from 'rxjs';
import { hasSessionCookie } from './session-cookie';

declare const ngDevMode: unknown;

/** Starts the SDK, which looks for a session, and follows the other tabs. Only in a browser. */
export function startSession(): LoginSession {
  const auth = inject(AuthService);
  const state = inject(AuthState);
  const config = inject(AuthClientConfig);
  // The build replaces ngDevMode, so that a production bundle does not contain this.
  if ((typeof ngDevMode === 'undefined' || ngDevMode) && hasSessionCookie(config.get().clientId)) {
    const injector = inject(Injector);
    auth.user$.pipe(take(1)).subscribe((user) => {
      if (!user) {
        reportSignOut(injector);
      }
    });
  }
  // With a cache that tabs share, another tab may have signed in another user, or none.
  const onStorage = ({ key }: StorageEvent): void => {
    if (key === null || key.includes(config.get().clientId)) {
      state.refresh();
    }
  };
  window.addEventListener('storage', onStorage);
  // It may have done so since the SDK read the session for this page.
  state.refresh();
  inject(DestroyRef).onDestroy(() => {
    window.removeEventListener('storage', onStorage);
  });
  return auth as LoginSession;
}

/** Logs the diagnosis of a page that was opened with a session, and has lost it by its first silent login. */
function reportSignOut(injector: Injector): void {
  const error = new Auth0ProfileError(
    'login-required',
    'A user was signed in before this page was loaded, and Auth0 refused the silent login of this page.',
  );
  injector
    .get(
      DIAGNOSER,
      null,
    )?.(error)
    .catch(() => undefined);
}
