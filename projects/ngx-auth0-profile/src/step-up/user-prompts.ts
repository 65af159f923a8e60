import { DOCUMENT, type Injector, runInInjectionContext } from '@angular/core';
import { Router } from '@angular/router';
import { Auth0ProfileError, isAuth0ProfileError } from '../errors/auth0-profile-error';
import { errorFromSdk } from '../errors/error-from-sdk';
import type { TokenPort } from '../tokens/token-port';
import { canPromptFor } from './can-prompt-for';
import { PAGE_STATES } from '../session/kept-states';
import { readStates } from './read-states';
import { STEP_UP, type StepUpRequest, type StepUpSettings } from './step-up';
import { isSameAuthentication, StepUpMemory } from './step-up-memory';

/** How long after a redirect began no other one is started: it would replace the first. */
const REDIRECT_GRACE_MS = 10_000;

/** Prompts the user for tokens, as `withStepUp()` says; without it, not at all. Lazily loaded. */
export class UserPrompts {
  private readonly settings: StepUpSettings | null;
  private readonly view: Window | null;
  private readonly memory: StepUpMemory;
  private prompting:
    { readonly request: StepUpRequest; readonly answer: Promise<boolean> } | undefined;
  /** The requests whose popup the browser has blocked. */
  private blocked: readonly StepUpRequest[] = [];
  private redirect: { readonly at: number; readonly error: Auth0ProfileError } | undefined;

  constructor(
    private readonly injector: Injector,
    private readonly port: () => TokenPort,
    /** Called once for each prompt after which a token is available. */
    private readonly onAnswered: (audience: string) => void,
  ) {
    this.settings = injector.get(STEP_UP, null);
    this.view = injector.get(DOCUMENT).defaultView;
    this.memory = new StepUpMemory(() => this.view?.sessionStorage);
  }

  /**
   * Prompts the user, unless that cannot help or has failed recently; resolves to whether a token is
   * available now.
   *
   * @throws {Auth0ProfileError} when prompting fails, and `redirecting` when the page is left.
   */
  ask(request: StepUpRequest): Promise<boolean> {
    const { settings, redirect } = this;
    if (!settings || !canPromptFor(request.reason)) {
      return Promise.resolve(false);
    }
    if (redirect && Date.now() - redirect.at < REDIRECT_GRACE_MS) {
      return Promise.reject(redirect.error);
    }
    if (this.view?.navigator.onLine === false) {
      return Promise.reject(offlineError(request));
    }
    // Requests that come while the user is prompted wait for the same answer. In Firefox they may come
    // while `window.open()` runs, so that the prompt starts after this is set.
    if (!this.prompting && this.memory.start(request, this.userHasBeenActive)) {
      const answer = Promise.resolve()
        .then(() => this.prompt(settings, request))
        .finally(() => {
          this.prompting = undefined;
        });
      this.prompting = { request, answer };
    }
    const { prompting } = this;
    if (prompting && request.authentication && !isSameLogin(prompting.request, request)) {
      return prompting.answer.catch(() => false).then(() => this.ask(request));
    }
    return prompting?.answer ?? Promise.resolve(false);
  }

  /**
   * The request whose popup was blocked, for a token with these scopes. Asking for it again first lets the popup
   * open in the click: WebKit opens none after a request to Auth0.
   */
  blockedRequest(audience: string, scopes: readonly string[]): StepUpRequest | undefined {
    // Without a click the popup would be blocked again, and a silent attempt may succeed by now.
    return this.userActivation?.isActive === false
      ? undefined
      : this.blocked.find(
          (request) =>
            request.audience === audience &&
            scopes.every((scope) => request.scopes.includes(scope)),
        );
  }

  /** Whether the application lets the library prompt the user. */
  get isEnabled(): boolean {
    return this.settings !== null;
  }

  /** Whether the user was prompted for this recently, and not at this moment. */
  hasAsked(request: StepUpRequest): boolean {
    return !this.prompting && this.memory.has(request, this.userHasBeenActive);
  }

  /** Reports a token, so that the user may be prompted for the same scopes again later. */
  granted(audience: string, scopes: ReadonlySet<string>): void {
    this.memory.succeed(audience, scopes);
  }

  private async prompt(settings: StepUpSettings, request: StepUpRequest): Promise<boolean> {
    this.blocked = this.blocked.filter(({ audience }) => audience !== request.audience);
    try {
      const answered = await this.promptBy(settings, request);
      if (answered) {
        this.onAnswered(request.audience);
      }
      return answered;
    } catch (caught) {
      const error = isAuth0ProfileError(caught) ? caught : errorFromSdk(caught, request);
      if (error.code === 'popup-blocked') {
        this.blocked = [...this.blocked, request];
      }
      if (error.code === 'popup-blocked' || error !== caught) {
        // The user has not decided anything, so that the next click may prompt again.
        this.memory.forget(request);
      }
      throw error;
    }
  }

  private async promptBy(settings: StepUpSettings, request: StepUpRequest): Promise<boolean> {
    const { method } = settings;
    if (method === 'popup') {
      await this.port().popup(request);
      return true;
    }
    return method === 'redirect'
      ? this.leave(settings, request)
      : runInInjectionContext(this.injector, () => method(request));
  }

  /** Redirects to Auth0; resolves to `false` when the user wants to stay. */
  private async leave(
    { stateToKeep, confirm }: StepUpSettings,
    request: StepUpRequest,
  ): Promise<false> {
    // The browser would show its own page instead of this one.
    await this.port().checkConnection();
    if (confirm && !(await runInInjectionContext(this.injector, () => confirm(request)))) {
      this.memory.forget(request);
      return false;
    }
    const router = this.injector.get(Router, undefined, { optional: true });
    // During a navigation the user comes back to its target.
    const target = router?.currentNavigation()?.extractedUrl.toString() ?? router?.url;
    const kept = stateToKeep && runInInjectionContext(this.injector, stateToKeep);
    const keptStates = readStates(this.injector.get(PAGE_STATES));
    await this.port().redirect(request, {
      ...(target !== undefined && { target }),
      ...(kept !== undefined && { kept }),
      ...(keptStates && { keptStates }),
    });
    const error = new Auth0ProfileError(
      'redirecting',
      `The page redirects to Auth0 to authorize ${request.scopes.join(' ')}. Try again after the return.`,
      { audience: request.audience, requiredScopes: request.scopes, cause: request.reason },
    );
    this.redirect = { at: Date.now(), error };
    throw error;
  }

  private get userHasBeenActive(): boolean {
    return this.userActivation?.hasBeenActive ?? true;
  }

  /** Whether the user interacts with the page, and has done so since it loaded; older browsers do not know. */
  private get userActivation(): UserActivation | undefined {
    return (this.view?.navigator as { readonly userActivation?: UserActivation } | undefined)
      ?.userActivation;
  }
}

function isSameLogin(a: StepUpRequest, b: StepUpRequest): boolean {
  return a.audience === b.audience && isSameAuthentication(a, b);
}

/** The error of a browser that knows it is offline: the page of Auth0 could not be shown. */
function offlineError({ audience, scopes }: StepUpRequest): Auth0ProfileError {
  return new Auth0ProfileError(
    'network',
    'The browser is offline, so the user was not sent to Auth0. Connect to the network, then try again.',
    { audience, requiredScopes: scopes },
  );
}
