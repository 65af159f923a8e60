/** The configuration that a spec gives to the application. */
export interface AccountSettings {
  /** The URL of the tenant. */
  readonly domain: string;
  /** The path of the back end for the front end, in place of the SDK. Default: the SDK. */
  readonly bffUrl?: string;
  /** The URL of the proxy. Default: the application has none. */
  readonly proxyUrl?: string;
  /** Whether it uses the My Account API. Default: no. */
  readonly myAccount?: true;
  /** How the user is prompted for another login. Default: not at all. */
  readonly stepUp?: 'popup' | 'redirect';
  /** The locale of the page. Default: `en`. */
  readonly locale?: string;
  /** Default: sections that are not available are hidden. */
  readonly unavailable?: 'explain';
}

/** The audience of the proxy. */
export const PROXY_AUDIENCE = 'https://profile-proxy.example/';

declare global {
  interface Window {
    /** Set by a spec before any script of the page runs, also after a redirect. */
    readonly accountSettings: AccountSettings;
  }
}
