import { DOCUMENT } from '@angular/common';
import { runInInjectionContext, type Injector } from '@angular/core';
import { Router, type GuardResult, type UrlTree } from '@angular/router';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectManagementApiLocation } from '../resources/with-management-api';
import { myAccountAudience } from '../tokens/my-account-rules';
import type { IssuedToken } from '../tokens/issued-token';
import type { SilentTokens } from '../tokens/silent-tokens';
import type { AuthorizationRequest } from '../tokens/token-port';
import type { AutomaticLogin } from './automatic-login';
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
  /** What the router does for an error; `undefined` where there is no other page to go to. */
  readonly denial: (error: Auth0ProfileError) => UrlTree | false | undefined;
}

/** What a decision about a navigation needs. */
export interface RouteAuthorization {
  readonly silentTokens: SilentTokens;
  readonly login: AutomaticLogin;
  /** A token with all of the scopes: silently, else by prompting the user. */
  get(audience: string, scopes: readonly string[]): Promise<IssuedToken>;
  toError(caught: unknown): Promise<Auth0ProfileError>;
}

/** Decides about one navigation to a guarded route. Lazily loaded. */
export class RouteCheck {
  private readonly router: Router;
  private readonly view: Window | null;
  private readonly request: AuthorizationRequest;

  constructor(
    private readonly authorization: RouteAuthorization,
    injector: Injector,
    private readonly options: ScopeGuardOptions,
    private readonly navigation: GuardedNavigation,
  ) {
    this.router = injector.get(Router);
    this.view = injector.get(DOCUMENT).defaultView;
    const { allOf = [], anyOf = [], audience } = options;
    const scopes = [...allOf, ...anyOf];
    const managementApi = runInInjectionContext(injector, injectManagementApiLocation);
    this.request = {
      audience: audience ?? myAccountAudience(injector, scopes) ?? managementApi()?.audience ?? '',
      scopes,
    };
  }

  async decide(): Promise<GuardResult> {
    const { authorization, options, request } = this;
    const { target } = this.navigation;
    try {
      if (!(await authorization.silentTokens.port.user())) {
        const { login } = authorization;
        login.assertAllowed(request, options.login === false, this.isUserNavigation());
        await login.start(request, target, this.navigation.id, options.login || undefined);
        return await this.leave();
      }
      authorization.login.succeed();
      await this.getAnyToken();
      return true;
    } catch (caught) {
      const error = await authorization.toError(caught);
      if (error.code === 'redirecting') {
        return this.leave();
      }
      const result = this.navigation.denial(error);
      if (result === undefined && !this.router.navigated) {
        authorization.login.showProblem(error, request, target);
      }
      return result ?? false;
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
