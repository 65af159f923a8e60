import { isPlatformServer } from '@angular/common';
import { DestroyRef, Injector, PLATFORM_ID, inject } from '@angular/core';
import { PAGE_STATES, type KeptStates } from '../session/kept-states';
import { CURRENT_USER, LOGIN_SESSION } from '../session/login-session';

/** A state of a component, and how it is restored. */
export interface KeptState<T> {
  /** Returns the state: any JSON value, or `undefined` when there is nothing to keep. */
  readonly read: () => T | undefined;
  /** Is called once after the redirect, with the state that `read` returned before it. */
  readonly restore: (state: T) => void;
}

/**
 * Keeps what a user has typed when `withStepUp('redirect')` or the `login()` of `injectSession()` leaves the page. After the return the state is
 * restored once, for the same user only. It is in `sessionStorage` meanwhile, so that it must not hold secrets. Call in an injection context, for example in the constructor of a component. On the server it
 * does nothing.
 *
 * @param key - the name of the state in the application
 *
 * @example
 * ```ts
 * const text = signal('');
 * keepOnRedirect('comment-form', {
 *   read: text,
 *   restore: (state: string) => {
 *     text.set(state);
 *   },
 * });
 * ```
 */
export function keepOnRedirect<T>(key: string, { read, restore }: KeptState<T>): void {
  if (isPlatformServer(inject(PLATFORM_ID))) {
    return;
  }
  const injector = inject(Injector);
  const page = inject(PAGE_STATES);
  const { readers, restored } = page;
  const session = inject(LOGIN_SESSION);
  let isSignedOut = false;
  let isDestroyed = false;
  readers.set(key, read);

  const users = session.user$.subscribe((user) => {
    isSignedOut = !user;
    page.user = user?.sub ?? page.user;
  });
  const restoreFrom = async (kept: KeptStates | undefined): Promise<void> => {
    if (kept && key in kept.states) {
      const user = await injector.get(CURRENT_USER).getUser();
      if (isDestroyed || restored.has(key)) {
        return;
      }
      restored.add(key);
      if ((kept.user ?? user?.sub) === user?.sub) {
        restore(kept.states[key] as T);
      }
    }
  };
  const returns = session.appState$.subscribe((state: { readonly keptStates?: KeptStates }) => {
    void restoreFrom(state.keptStates);
  });

  inject(DestroyRef).onDestroy(() => {
    isDestroyed = true;
    users.unsubscribe();
    returns.unsubscribe();
    // Another component may have registered the key since.
    if (readers.get(key) === read) {
      readers.delete(key);
    }
    if (isSignedOut) {
      // A form that disappears because the session has ended is kept for the redirect that follows.
      const state = read();
      readers.set(key, () => state);
    }
  });
}
