import { DestroyRef, Injectable, inject } from '@angular/core';
import { AuthClientConfig, AuthState } from '@auth0/auth0-angular';
import { SDK } from './sdk';

/**
 * The user that the page shows: who was signed in when the SDK last reported it. Created before the code that
 * gets tokens is loaded, because another tab may sign in another user meanwhile. Only in a browser.
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
