import { InjectionToken } from '@angular/core';

/** What a redirect keeps of the page, in the `appState` of the login. */
export interface KeptStates {
  /** The user whose page it was; absent where nobody was known. */
  readonly user?: string;
  /** The states by their keys. */
  readonly states: Readonly<Record<string, unknown>>;
}

/** The states of the page that `keepOnRedirect()` has registered. */
export interface PageStates {
  /** Reads a state, by its key. */
  readonly readers: Map<string, () => unknown>;
  /** The keys of the states that were restored on this page; each is restored once. */
  readonly restored: Set<string>;
  /** The last user of the page, also after the session has ended. */
  user: string | undefined;
}

export const PAGE_STATES = new InjectionToken<PageStates>('ngx-auth0-profile page states', {
  factory: () => ({ readers: new Map(), restored: new Set(), user: undefined }),
});
