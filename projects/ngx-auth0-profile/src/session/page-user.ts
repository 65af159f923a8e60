import { DestroyRef, Injectable, inject } from '@angular/core';
import { LOGIN_SESSION } from './login-session';

/**
 * The user that the page shows: who was signed in when the session last reported it. Created before the code that
 * requests tokens is loaded, because another tab may sign in another user meanwhile. Only in a browser.
 */
@Injectable({ providedIn: 'root' })
export class PageUser {
  /** `undefined` while it is unknown, and when nobody is signed in. */
  id: string | undefined;

  constructor() {
    const subscription = inject(LOGIN_SESSION).user$.subscribe((user) => {
      this.id = user?.sub;
    });
    inject(DestroyRef).onDestroy(() => {
      subscription.unsubscribe();
    });
  }
}
