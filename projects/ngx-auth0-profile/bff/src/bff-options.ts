import { InjectionToken } from '@angular/core';

/** Where the back end is, and what it passes on. */
export interface BffOptions {
  /** The path of the back end on the page's own origin, such as `/bff`. */
  readonly url: string;
  /**
   * The identifiers of the APIs that the back end passes requests on to, by the names they have there. For code
   * that names an API by its identifier, as `scopeGuard({ audience })` does. Default: the names themselves.
   */
  readonly apis?: Readonly<Record<string, string>>;
}

/** The back end of this page. */
export interface Bff {
  /** The absolute URL, without a slash at the end. */
  readonly url: string;
  /** The name of an API for its identifier; `undefined` for an API that the options do not name. */
  readonly apiName: (audience: string) => string | undefined;
}

export const BFF = new InjectionToken<Bff>('ngx-auth0-profile BFF');

/** Every request of a page has this header, which another origin cannot send. */
export const CSRF_HEADER = ['X-CSRF', '1'] as const;

/** Opens a page in place of this one. */
export const NAVIGATE = new InjectionToken<(url: string) => void>('ngx-auth0-profile navigate');
