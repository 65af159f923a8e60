import { DOCUMENT, Injector, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Auth0ProfileError, isAuth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';
import type { Auth0ProfileFeature } from '../provide/auth0-profile-feature';
import type { TokenPort } from '../tokens/token-port';
import { STEP_UP, type StepUp, type StepUpHandler, type StepUpRequest } from './step-up';
import { StepUpMemory } from './step-up-memory';

/** How the user is asked: by leaving for Auth0, in a popup, or by a function of your own. */
export type StepUpMethod = 'redirect' | 'popup' | StepUpHandler;

/** What goes along with a redirect. */
export interface StepUpOptions {
  /**
   * What to keep of the page besides its address, such as the value of an unsaved form. It comes
   * back as `kept` in `AuthService.appState$`; whatever JSON can hold. Default: nothing.
   */
  readonly stateToKeep?: () => unknown;
}

/** Reasons that asking the user can remove. */
const ANSWERABLE: readonly Auth0ProfileErrorCode[] = [
  'login-required',
  'consent-required',
  'interaction-required',
  'mfa-required',
  'missing-refresh-token',
  'missing-scope',
  'token-unavailable',
];

/**
 * Asks the user when Auth0 wants to see them, or when a scope is missing: once for each set of
 * scopes, across reloads too. A scope Auth0 never grants to end users is not asked for.
 *
 * A popup needs the click of a user to open; `'popup'` fits commands, `'redirect'` also guards.
 *
 * @example
 * ```ts
 * provideAuth0Profile(withStepUp('redirect'));
 * ```
 */
export function withStepUp(way: StepUpMethod, options: StepUpOptions = {}): Auth0ProfileFeature {
  return {
    kind: 'step-up',
    providers: [{ provide: STEP_UP, useFactory: () => createStepUp(way, options) }],
  };
}

/** How long a page that leaves asks nothing else: a second redirect would take the first one's place. */
const LEAVING = 10_000;

function createStepUp(way: StepUpMethod, { stateToKeep: keep }: StepUpOptions): StepUp {
  const view = inject(DOCUMENT).defaultView;
  const injector = inject(Injector);
  const memory = new StepUpMemory(() => view?.sessionStorage);
  // Whether somebody has touched the page since it loaded; older browsers do not tell.
  const { userActivation } = (view?.navigator ?? {}) as {
    readonly userActivation?: UserActivation;
  };
  let asking: Promise<boolean> | undefined;
  let left: { readonly at: number; readonly error: Auth0ProfileError } | undefined;

  const ask = async (request: StepUpRequest, port: TokenPort): Promise<boolean> => {
    if (way === 'popup') {
      await port.popup(request);
      return true;
    }
    if (way !== 'redirect') {
      return way(request);
    }
    const router = injector.get(Router, undefined, { optional: true });
    // A guard asks on the way to a page, which is the place to come back to.
    const target = router?.currentNavigation()?.extractedUrl.toString() ?? router?.url;
    const kept = keep?.();
    await port.redirect(request, {
      ...(target !== undefined && { target }),
      ...(kept !== undefined && { kept }),
    });
    throw new Auth0ProfileError(
      'redirecting',
      `The page leaves for Auth0 to authorize ${request.scopes.join(' ')}. Do it again after the return.`,
      { audience: request.audience, requiredScopes: request.scopes, cause: request.reason },
    );
  };

  const once = async (request: StepUpRequest, port: TokenPort): Promise<boolean> => {
    try {
      return await ask(request, port);
    } catch (error) {
      if (isAuth0ProfileError(error)) {
        if (error.code === 'redirecting') {
          left = { at: Date.now(), error };
        }
      } else {
        // Nothing was answered, so that the next click may ask again.
        memory.forget(request.audience, new Set(request.scopes));
      }
      throw error;
    }
  };

  return {
    ask: (request, port) => {
      const canAsk = ANSWERABLE.includes(request.reason.code);
      if (canAsk && left && Date.now() - left.at < LEAVING) {
        return Promise.reject(left.error);
      }
      // Whoever comes while the user is being asked waits for the same answer.
      if (canAsk && !asking && memory.ask(request, userActivation?.hasBeenActive ?? true)) {
        asking = once(request, port).finally(() => {
          asking = undefined;
        });
      }
      return asking ?? Promise.resolve(false);
    },
    granted: (audience, scopes) => {
      memory.answer(audience, scopes);
    },
  };
}
