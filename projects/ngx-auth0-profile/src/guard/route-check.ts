import { DOCUMENT } from '@angular/common';
import { runInInjectionContext, type Injector } from '@angular/core';
import { Router, type GuardResult } from '@angular/router';
import { loginFailedError, loginRequiredError } from '../errors/login-errors';
import type { Authorization } from '../requests/authorization';
import { injectManagementApiLocation } from '../resources/with-management-api';
import type { AuthorizationRequest } from '../tokens/token-port';
import { denial } from './denial';
import type { ScopeGuardOptions } from './scope-guard-options';

/** How long a `canMatch` guard waits for the page to be left before the router continues, in milliseconds. */
const LEAVE_TIMEOUT_MS = 10_000;

/** The navigation that a guard decides about. */
export interface GuardedNavigation {
  readonly id: number | undefined;
  /** The URL it leads to. */
  readonly target: string;
  /** Whether the router is looking for a matching route. */
  readonly matching: boolean;
}

/** Decides about one navigation to a guarded route. Loaded with the first one. */
export class RouteCheck {
  private readonly router: Router;
  private readonly view: Window | null;
  private readonly request: AuthorizationRequest;

  constructor(
    private readonly authorization: Authorization,
    injector: Injector,
    private readonly options: ScopeGuardOptions,
    private readonly navigation: GuardedNavigation,
  ) {
    this.router = injector.get(Router);
    this.view = injector.get(DOCUMENT).defaultView;
    const { allOf = [], anyOf = [], audience } = options;
    const managementApi = runInInjectionContext(injector, injectManagementApiLocation);
    this.request = {
      audience: audience ?? managementApi()?.audience ?? '',
      scopes: [...allOf, ...anyOf],
    };
  }

  async decide(): Promise<GuardResult> {
    const { authorization, options, request } = this;
    const { target } = this.navigation;
    try {
      if (!(await authorization.port.user())) {
        this.checkLoginAllowed();
        await authorization.login(request, target, this.navigation.id, options.login || undefined);
        return await this.leave();
      }
      authorization.loginAttempts.succeed();
      await this.getAnyToken();
      return true;
    } catch (caught) {
      const error = await authorization.toError(caught);
      if (error.code === 'redirecting') {
        return this.leave();
      }
      const result = denial(this.router, options, target, error);
      if (result === undefined && !this.router.navigated) {
        authorization.showProblem(error, () => void authorization.login(request, target));
      }
      return result ?? false;
    }
  }

  /** @throws {Auth0ProfileError} `login-required` or `login-failed` when no login may start. */
  private checkLoginAllowed(): void {
    const { port, loginAttempts } = this.authorization;
    if (this.options.login === false) {
      throw loginRequiredError(this.request);
    }
    const failure = port.loginError();
    if (!this.isUserNavigation() && !loginAttempts.mayStart(failure !== undefined)) {
      throw loginFailedError(failure, this.request);
    }
  }

  /** Whether a user who has interacted with the page has started the navigation, and not the page that opens. */
  private isUserNavigation(): boolean {
    // Older browsers do not know whether the user has interacted with the page.
    const { userActivation } = (this.view?.navigator ?? {}) as {
      readonly userActivation?: UserActivation;
    };
    return this.router.navigated && (userActivation?.hasBeenActive ?? false);
  }

  /** Tries each alternative silently before the user is prompted for the first one. */
  private async getAnyToken(): Promise<void> {
    const { allOf = [], anyOf = [] } = this.options;
    const { audience } = this.request;
    for (const scope of anyOf) {
      const found = await this.authorization.silentTokens
        .get(audience, [...allOf, scope], anyOf)
        .catch(() => undefined);
      if (found) {
        return;
      }
    }
    await this.authorization.get(audience, [...allOf, ...anyOf.slice(0, 1)]);
  }

  /** Waits while the page is being left: the router would show the next matching route until then. */
  private async leave(): Promise<false> {
    const { login } = this.options;
    if (this.navigation.matching && !(login && 'openUrl' in login)) {
      // Ends when the page has not been left in time, as when another handler has cancelled the redirect.
      await new Promise((resolve) => this.view?.setTimeout(resolve, LEAVE_TIMEOUT_MS));
    }
    return false;
  }
}
