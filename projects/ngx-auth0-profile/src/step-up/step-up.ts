import { InjectionToken } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { AuthorizationRequest } from '../tokens/token-port';

/** The token that the user is prompted for, and why. */
export interface StepUpRequest extends AuthorizationRequest {
  /** Why the token was not available silently. */
  readonly reason: Auth0ProfileError;
}

/**
 * Prompts the user. Resolves to whether a token is available now. Rejects with the error for the caller
 * when prompting fails.
 */
export type StepUpHandler = (request: StepUpRequest) => Promise<boolean>;

/** How the user is prompted: by a redirect to Auth0, in a popup, or by your own function. */
export type StepUpMethod = 'redirect' | 'popup' | StepUpHandler;

/** Options of a redirect. */
export interface StepUpOptions {
  /**
   * Returns state of the page to restore after the redirect, such as the value of an unsaved form: any
   * JSON value. It is `kept` in `AuthService.appState$` afterwards. Runs in an injection context. Default: none.
   * A component keeps its own state with `keepOnRedirect()`.
   */
  readonly stateToKeep?: () => unknown;
  /**
   * Asks the user whether the page may leave, for example because typed text would be lost. When it resolves to
   * `false`, the page stays, the request fails with `request.reason`, and the next one asks again. Runs in an
   * injection context. Default: the page leaves at once.
   */
  readonly confirm?: (request: StepUpRequest) => boolean | Promise<boolean>;
}

/** How the user is prompted. */
export interface StepUpSettings extends StepUpOptions {
  readonly method: StepUpMethod;
}

/** How the user is prompted; set by `withStepUp()`. */
export const STEP_UP = new InjectionToken<StepUpSettings>('ngx-auth0-profile step-up');
