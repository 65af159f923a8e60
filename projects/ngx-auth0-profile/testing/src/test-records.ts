import type { AuthorizationRequest, StepUpRequest } from 'ngx-auth0-profile';

/** A request of the library or the application to an API, as the API saw it. */
export interface SentCall {
  /** The HTTP method. */
  readonly method: string;
  /** The path below the API, with the real ids in it, encoded. */
  readonly path: string;
  /** The body; `null` where there was none. */
  readonly body: unknown;
}

/** A step-up: the user would have been sent to Auth0, or shown a popup. */
export interface TestStepUp extends StepUpRequest {
  /** How the user was asked. */
  readonly method: 'redirect' | 'popup';
  /** What comes back after a redirect: `target`, the URL of the page, and `kept`. */
  readonly appState?: Readonly<Record<string, unknown>>;
}

/** A login: the page would have left for Auth0. */
export interface TestLogin extends Partial<AuthorizationRequest> {
  /** The URL of the page to show after the login. */
  readonly target?: string;
}

/** A logout: the page would have left for Auth0. */
export interface TestLogout {
  /** Where Auth0 would have sent the browser. */
  readonly returnTo?: string;
}
