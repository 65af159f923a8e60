import type { LoginOptions } from '../session/login-options';

/** The scopes that a guard requires, and what happens without them. */
export interface ScopeGuardOptions {
  /** Scopes that are all required. Default: none. */
  readonly allOf?: readonly string[];
  /** Scopes of which one is sufficient. Default: none. */
  readonly anyOf?: readonly string[];
  /** The API they belong to. Default: the My Account API for its scopes where `withMyAccount()` is set, else the Management API. */
  readonly audience?: string;
  /** The URL for a user without them; `reason` and `scopes` are added as query parameters. Default: `/`. */
  readonly redirectTo?: string;
  /**
   * What happens when access is denied. `'redirect'`: the router goes to `redirectTo`. `'next-route'`: a
   * `canMatch` guard lets the router try the next route, a `canActivate` guard cancels the navigation.
   * Default: `'redirect'`.
   */
  readonly onDenied?: 'redirect' | 'next-route';
  /**
   * Parameters for the login of an anonymous user, as `AuthService.loginWithRedirect()` takes them, such as
   * `{ authorizationParams: { organization: 'org_1' } }` or `openUrl` for a native application. `false`
   * denies access instead of logging in, with the reason `login-required`. Default: a login without further parameters.
   */
  readonly login?: LoginOptions | false;
}
