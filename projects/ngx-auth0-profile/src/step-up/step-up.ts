import { InjectionToken } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { AuthorizationRequest, TokenPort } from '../tokens/token-port';

/** What the user is to be asked for, and why. */
export interface StepUpRequest extends AuthorizationRequest {
  /** What kept Auth0 from giving the token silently. */
  readonly reason: Auth0ProfileError;
}

/**
 * Asks the user; answers whether a token can be had now. Rejects where asking failed, with the error
 * the caller is to get.
 */
export type StepUpHandler = (request: StepUpRequest) => Promise<boolean>;

/** When and how the user is asked. */
export interface StepUp {
  /** Asks, unless it is no use or was done already; answers whether a token can be had now. */
  ask(request: StepUpRequest, port: TokenPort): Promise<boolean>;
  /** Hears of every token granted, so that the same may be asked for again one day. */
  granted(audience: string, scopes: ReadonlySet<string>): void;
}

/** How the user is asked; set by `withStepUp()`. */
export const STEP_UP = new InjectionToken<StepUp>('ngx-auth0-profile step-up');
