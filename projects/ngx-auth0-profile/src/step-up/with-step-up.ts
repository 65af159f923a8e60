import { DOCUMENT, Injector, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Auth0ProfileError, isAuth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import type { TokenPort } from '../tokens/token-port';
import { STEP_UP, type StepUp, type StepUpHandler, type StepUpRequest } from './step-up';
import { StepUpMemory } from './step-up-memory';

/** How the user is prompted: by a redirect to Auth0, in a popup, or by your own function. */
export type StepUpMethod = 'redirect' | 'popup' | StepUpHandler;

/** Options of a redirect. */
export interface StepUpOptions {
  /**
   * Returns state of the page to restore after the redirect, such as the value of an unsaved form: any
   * JSON value. It is `kept` in `AuthService.appState$` afterwards. Default: none.
   */
  readonly stateToKeep?: () => unknown;
}

/** The errors that a prompt can resolve. */
const PROMPTABLE_CODES: readonly Auth0ProfileErrorCode[] = [
  'login-required',
  'consent-required',
  'interaction-required',
  'mfa-required',
  'missing-refresh-token',
  'missing-scope',
  'token-unavailable',
];

/**
 * Prompts the user when Auth0 requires interaction, or when a scope is missing: once for each set of
 * scopes, also across reloads. Scopes that Auth0 never grants to end users are not requested.
 *
 * Browsers open a popup only after a click: use `'popup'` for commands, `'redirect'` also for guards.
 *
 * @example
 * ```ts
 * provideAuth0Profile(withStepUp('redirect'));
 * ```
 */
export function withStepUp(method: StepUpMethod, options: StepUpOptions = {}): Auth0ProfileFeature {
  return {
    kind: 'step-up',
    providers: [{ provide: STEP_UP, useFactory: () => createStepUp(method, options) }],
  };
}

/** How long after a redirect began no other one is started: it would replace the first. */
const REDIRECT_GRACE_MS = 10_000;

function createStepUp(method: StepUpMethod, { stateToKeep }: StepUpOptions): StepUp {
  const view = inject(DOCUMENT).defaultView;
  const injector = inject(Injector);
  const memory = new StepUpMemory(() => view?.sessionStorage);
  // Whether the user has interacted with the page since it loaded; older browsers do not have it.
  const { userActivation } = (view?.navigator ?? {}) as {
    readonly userActivation?: UserActivation;
  };
  let prompting: Promise<boolean> | undefined;
  let redirect: { readonly at: number; readonly error: Auth0ProfileError } | undefined;

  const prompt = async (request: StepUpRequest, port: TokenPort): Promise<boolean> => {
    if (method === 'popup') {
      await port.popup(request);
      return true;
    }
    if (method !== 'redirect') {
      return method(request);
    }
    const router = injector.get(Router, undefined, { optional: true });
    // During a navigation the user comes back to its target.
    const target = router?.currentNavigation()?.extractedUrl.toString() ?? router?.url;
    const kept = stateToKeep?.();
    await port.redirect(request, {
      ...(target !== undefined && { target }),
      ...(kept !== undefined && { kept }),
    });
    throw new Auth0ProfileError(
      'redirecting',
      `The page redirects to Auth0 to authorize ${request.scopes.join(' ')}. Try again after the return.`,
      { audience: request.audience, requiredScopes: request.scopes, cause: request.reason },
    );
  };

  const promptOnce = async (request: StepUpRequest, port: TokenPort): Promise<boolean> => {
    try {
      return await prompt(request, port);
    } catch (error) {
      if (isAuth0ProfileError(error)) {
        if (error.code === 'redirecting') {
          redirect = { at: Date.now(), error };
        }
      } else {
        // The user has not decided anything, so that the next click may prompt again.
        memory.forget(request.audience, new Set(request.scopes));
      }
      throw error;
    }
  };

  return {
    ask: (request, port) => {
      const canPrompt = PROMPTABLE_CODES.includes(request.reason.code);
      if (canPrompt && redirect && Date.now() - redirect.at < REDIRECT_GRACE_MS) {
        return Promise.reject(redirect.error);
      }
      // Requests that come while the user is prompted wait for the same answer.
      if (canPrompt && !prompting && memory.start(request, userActivation?.hasBeenActive ?? true)) {
        prompting = promptOnce(request, port).finally(() => {
          prompting = undefined;
        });
      }
      return prompting ?? Promise.resolve(false);
    },
    granted: (audience, scopes) => {
      memory.succeed(audience, scopes);
    },
  };
}
