import { InjectionToken } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';

/** What the user is to be asked for, and why. */
export interface StepUpRequest {
  /** The API the token is for. */
  readonly audience: string;
  /** The scopes to authorize. */
  readonly scopes: readonly string[];
  /** What kept Auth0 from giving the token silently. */
  readonly reason: Auth0ProfileError;
}

/**
 * Asks the user; answers whether a token can be had now. `undefined` where nobody is to be asked.
 * Rejects where asking failed, with the error the caller is to get.
 */
export type StepUp = (request: StepUpRequest) => Promise<boolean>;

/** How the user is asked; set by `withStepUp()`. */
export const STEP_UP = new InjectionToken<StepUp | undefined>('ngx-auth0-profile step-up', {
  factory: () => undefined,
});
