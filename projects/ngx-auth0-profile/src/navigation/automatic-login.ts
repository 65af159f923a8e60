import { DOCUMENT, type Injector } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { loginFailedError, loginRequiredError } from '../errors/login-errors';
import { LoginAttempts } from '../session/login-attempts';
import type { LoginOptions } from '../session/login-options';
import { showLoginProblem } from '../session/login-problem';
import type { SilentTokens } from '../tokens/silent-tokens';
import type { AuthorizationRequest } from '../tokens/token-port';

/** The logins that a guarded page starts by itself. */
export class AutomaticLogin {
  private readonly attempts: LoginAttempts;
  private lastNavigation = 0;

  constructor(
    private readonly injector: Injector,
    private readonly silentTokens: SilentTokens,
  ) {
    const view = injector.get(DOCUMENT).defaultView;
    this.attempts = new LoginAttempts(() => view?.sessionStorage);
  }

  /**
   * Whether a login may start: not after one that failed, unless a user asks for it.
   *
   * @throws {Auth0ProfileError} `login-required` where the guard excludes logins, `login-failed` otherwise.
   */
  assertAllowed(request: AuthorizationRequest, excluded: boolean, byUser: boolean): void {
    if (excluded) {
      throw loginRequiredError(request);
    }
    const failure = this.silentTokens.port.loginError();
    if (!byUser && !this.attempts.mayStart(failure !== undefined)) {
      throw loginFailedError(failure, request);
    }
  }

  /**
   * Redirects to a login for a token with these scopes and the initial ones. The guards of a navigation run
   * in parallel: they cause one redirect together, and none once the router has left that navigation.
   */
  async start(
    { audience, scopes }: AuthorizationRequest,
    target: string,
    navigation?: number,
    options?: LoginOptions,
  ): Promise<void> {
    if (navigation === undefined || navigation > this.lastNavigation) {
      this.lastNavigation = navigation ?? this.lastNavigation;
      const all = new Set([...scopes, ...this.silentTokens.initialScopes(audience)]);
      this.attempts.start();
      const request = { audience, scopes: [...all] };
      await this.silentTokens.port.redirect(request, { target }, options);
    }
  }

  /** Records that the user is signed in. */
  succeed(): void {
    this.attempts.succeed();
  }

  /** Shows in the page why a guarded page without another page to go to stays empty. */
  showProblem(error: Auth0ProfileError, request: AuthorizationRequest, target: string): void {
    showLoginProblem(this.injector, error, () => void this.start(request, target));
  }
}
