import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { STEP_UP, type StepUpMethod, type StepUpOptions } from './step-up';

/**
 * Prompts the user when Auth0 requires interaction, or when a scope is missing: once for each set of
 * scopes, also across reloads. Scopes that Auth0 never grants to end users are not requested. A lost
 * connection, an error of Auth0 or a wrong setting is reported, and the page stays.
 *
 * Browsers open a popup only after a click: use `'popup'` for commands, `'redirect'` also for guards.
 *
 * @example
 * ```ts
 * provideAuth0Profile(withAuth0Angular(), withStepUp('redirect'));
 * ```
 */
export function withStepUp(method: StepUpMethod, options: StepUpOptions = {}): Auth0ProfileFeature {
  return {
    kind: 'step-up',
    providers: [{ provide: STEP_UP, useValue: { ...options, method } }],
  };
}
