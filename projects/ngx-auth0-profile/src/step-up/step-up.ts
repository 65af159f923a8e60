import { InjectionToken } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { AuthorizationRequest, TokenPort } from '../tokens/token-port';

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

/** When and how the user is prompted. */
export interface StepUp {
  /** Prompts the user, unless that cannot help or has failed recently; resolves to whether a token is available. */
  ask(request: StepUpRequest, port: TokenPort): Promise<boolean>;
  /** Reports a token, so that the user may be prompted for the same scopes again later. */
  granted(audience: string, scopes: ReadonlySet<string>): void;
}

/** How the user is prompted; set by `withStepUp()`. */
export const STEP_UP = new InjectionToken<StepUp>('ngx-auth0-profile step-up');
