import { DOCUMENT, InjectionToken, inject } from '@angular/core';
import type { ɵAppState as AppState } from 'ngx-auth0-profile';

const KEY = 'ngx-auth0-profile.bff-login';
const ERROR_PARAMETER = 'login_error';

/** A login that has returned to this page. */
export interface ReturnedLogin {
  /** Why it failed. */
  readonly error?: string;
  /** What the page that started it has kept. */
  readonly state?: AppState;
}

/** Reads the URL when it is first injected, and removes the error from it, which a reload would report again. */
export const RETURNED_LOGIN = new InjectionToken<ReturnedLogin>(
  'ngx-auth0-profile returned login',
  {
    factory: () => {
      const view = inject(DOCUMENT).defaultView;
      return view ? readReturn(view) : {};
    },
  },
);

function readReturn(view: Window): ReturnedLogin {
  const url = new URL(view.location.href);
  const error = url.searchParams.get(ERROR_PARAMETER);
  if (error !== null) {
    url.searchParams.delete(ERROR_PARAMETER);
    view.history.replaceState(view.history.state, '', url);
  }
  const state = takeState(view, `${url.pathname}${url.search}${url.hash}`);
  return { ...(error !== null && { error }), ...(state && { state }) };
}

/** The state that was kept for this path; that for another one is dropped. */
function takeState(view: Window, path: string): AppState | undefined {
  try {
    const text = view.sessionStorage.getItem(KEY);
    view.sessionStorage.removeItem(KEY);
    const kept = JSON.parse(text ?? 'null') as { path?: string; state?: AppState } | null;
    return kept?.path === path ? kept.state : undefined;
  } catch {
    return undefined;
  }
}
