import { DestroyRef, Injectable, Injector, inject } from '@angular/core';
import { AuthClientConfig, AuthState } from '@auth0/auth0-angular';
import { take } from 'rxjs';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { DIAGNOSER } from '../errors/diagnoser';
import { SDK } from './sdk';
import { hasSessionCookie } from './session-cookie';

declare const ngDevMode: unknown;

/**
 * The user that the page shows: who was signed in when the SDK last reported it. Created before the code that
 * requests tokens is loaded, because another tab may sign in another user meanwhile. Only in a browser.
 */
@Injectable({ providedIn: 'root' })
export class PageUser {
  /** `undefined` while it is unknown, when nobody is signed in, and in a test without an SDK. */
  id: string | undefined;

  constructor() {
    const sdk = inject(SDK);
    if (!sdk) {
      return;
    }
    const state = inject(AuthState);
    const config = inject(AuthClientConfig);
    // The build replaces ngDevMode, so that a production bundle does not contain this.
    if (
      (typeof ngDevMode === 'undefined' || ngDevMode) &&
      hasSessionCookie(config.get().clientId)
    ) {
      const injector = inject(Injector);
      sdk.user$.pipe(take(1)).subscribe((user) => {
        if (!user) {
          reportSignOut(injector);
        }
      });
    }
    const subscription = sdk.user$.subscribe((user) => {
      this.id = user?.sub;
    });
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
      subscription.unsubscribe();
      window.removeEventListener('storage', onStorage);
    });
  }
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
