/** Parameters of a login, as the authorization endpoint of Auth0 names them. */
export interface LoginParameters {
  /** Scopes to request in addition, separated by spaces. */
  readonly scope?: string;
  /** The organization to log in to. */
  readonly organization?: string;
  /** The ticket of an invitation to an organization. */
  readonly invitation?: string;
  /** The connection to log in with, such as `google-oauth2`. */
  readonly connection?: string;
  /** What Auth0 shows first, such as `signup`. */
  readonly screen_hint?: string;
  /** What Auth0 shows although the user has a session there. */
  readonly prompt?: 'none' | 'login' | 'consent' | 'select_account';
  /** The user to suggest. */
  readonly login_hint?: string;
  /** The authentication methods to require, separated by spaces. */
  readonly acr_values?: string;
  /** The longest time since the user last entered a credential, in seconds. */
  readonly max_age?: string | number;
  /** The languages of the login page, separated by spaces. */
  readonly ui_locales?: string;
  readonly [name: string]: unknown;
}

/** How a login is made, beside audience and the state to return to. */
export interface LoginOptions {
  /** Parameters of the login. Default: those of the application. */
  readonly authorizationParams?: LoginParameters;
  /** The fragment of the login's URL. */
  readonly fragment?: string;
  /** Opens the URL of the login, as a native application has to. Default: the page navigates to it. */
  readonly openUrl?: (url: string) => Promise<void> | void;
}

/** How a logout is made. */
export interface LogoutOptions {
  /** Parameters of the logout. */
  readonly logoutParams?: {
    /** The URL after the logout. Default: the origin of the page. */
    readonly returnTo?: string;
    /** Whether the user is logged out of the identity provider as well. Default: false. */
    readonly federated?: boolean;
    readonly [name: string]: unknown;
  };
  /** Opens the URL of the logout; `false` ends the session of this page only. Default: the page navigates to it. */
  readonly openUrl?: false | ((url: string) => Promise<void> | void);
}
