import type { HttpErrorResponse } from '@angular/common/http';
import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, type Injector } from '@angular/core';
import type { GuardResult } from '@angular/router';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { RequiredAuthentication } from '../errors/required-authentication';
import { stepUpInsufficientError, stepUpRequiredError } from '../errors/step-up-errors';
import { loginRequiredError } from '../errors/login-errors';
import { toProfileError } from '../errors/to-profile-error';
import { AutomaticLogin } from '../navigation/automatic-login';
import { RouteCheck, type GuardedNavigation } from '../navigation/route-check';
import type { ScopeGuardOptions } from '../navigation/scope-guard-options';
import type { StepUpRequest } from '../step-up/step-up';
import { UserPrompts } from '../step-up/user-prompts';
import { decodeJwt, type DecodedJwt } from '../tokens/decode-jwt';
import { covers, type IssuedToken } from '../tokens/issued-token';
import { SilentTokens } from '../tokens/silent-tokens';
import type { CreateTokenPort, TokenPort } from '../tokens/token-port';
import type { AuthorizedRequest } from './authorized-request';
import { ApiClient } from './api-client';
import { myAccountAuthorization, type MyAccountAuthorization } from './my-account-authorization';
import { RequestSender } from './request-sender';

/** Everything behind the lazy boundary, see `LazyAuthorization`. */
export class Authorization {
  /** Gets tokens without prompting the user. */
  readonly silentTokens: SilentTokens;
  /** Sends requests with tokens. */
  readonly sender: RequestSender;
  /** Calls endpoints of the Management API and of the proxy. */
  readonly api: ApiClient;
  /** The logins that a guarded page starts by itself. */
  readonly login: AutomaticLogin;
  /** Prompts the user where `withStepUp()` is set. */
  readonly prompts: UserPrompts;
  /** The part that `ngx-auth0-profile/my-account` uses. */
  readonly forMyAccount: MyAccountAuthorization;

  constructor(
    private readonly injector: Injector,
    createPort: CreateTokenPort,
  ) {
    this.silentTokens = new SilentTokens(injector, createPort, (audience, scopes) => {
      this.prompts.granted(audience, scopes);
    });
    this.prompts = new UserPrompts(
      injector,
      () => this.port,
      (audience) => {
        this.silentTokens.requestAgain(audience);
      },
    );
    this.sender = new RequestSender(injector, this);
    this.api = new ApiClient(injector, this.sender, (caught) => this.toError(caught));
    this.login = new AutomaticLogin(injector, this.silentTokens);
    this.forMyAccount = myAccountAuthorization(this, injector);
  }

  /** The port to Auth0's SDK. */
  get port(): TokenPort {
    return this.silentTokens.port;
  }

  /**
   * A token with all of the scopes: silently, else by prompting the user where `withStepUp()` is set.
   *
   * @throws {Auth0ProfileError} why there is none.
   */
  async get(
    audience: string,
    scopes: readonly string[],
    initialScopes = this.silentTokens.initialScopes(audience),
  ): Promise<IssuedToken> {
    const blocked = this.prompts.blockedRequest(audience, scopes);
    if (blocked) {
      return this.tokenAfterPrompt(scopes, blocked);
    }
    try {
      return await this.silentTokens.get(audience, scopes, initialScopes);
    } catch (error) {
      return this.promptFor(audience, scopes, initialScopes, error);
    }
  }

  /**
   * Like `get()`, for code that no action of the user causes: it does not risk the session of the SDK.
   *
   * @throws {Auth0ProfileError} why there is none.
   */
  async getPassively(audience: string, scopes: readonly string[]): Promise<IssuedToken> {
    try {
      return await this.silentTokens.getPassively(audience, scopes);
    } catch (error) {
      return this.promptFor(audience, scopes, [], error);
    }
  }

  /** The user that the page shows. */
  get pageUser(): string | undefined {
    return this.silentTokens.pageUser;
  }

  /**
   * The id of the signed-in user, once the SDK knows it.
   *
   * @param shown - the user that the page shows. Default: who was signed in when the SDK last reported it.
   * @throws {Auth0ProfileError} `login-required` when nobody is signed in, also on a server; `user-changed`
   * when it is another user.
   */
  async userId(shown?: string): Promise<string> {
    const port = isPlatformServer(this.injector.get(PLATFORM_ID)) ? undefined : this.port;
    const expected = shown ?? this.pageUser;
    const user = await port?.user();
    try {
      this.assertUser(expected, user);
      if (!user) {
        // The page may still show a user who is signed out by now.
        port?.refreshUser();
        throw port?.loginRequired?.() ?? loginRequiredError();
      }
      return user;
    } catch (error) {
      throw await this.toError(error);
    }
  }

  /** @throws {Auth0ProfileError} `user-changed` when the users differ. */
  assertUser(expected: string | undefined, actual: string | undefined): void {
    this.silentTokens.assertUser(expected, actual);
  }

  /**
   * Another token in place of one that an API refused; `undefined` when renewing cannot help. Where Auth0
   * requires the user, it prompts as for a token that has expired.
   *
   * @throws {Auth0ProfileError} why there is none.
   */
  async renew(
    audience: string,
    scopes: readonly string[],
    refused: IssuedToken,
  ): Promise<IssuedToken | undefined> {
    try {
      return await this.silentTokens.renew(audience, scopes, refused);
    } catch (error) {
      return this.promptFor(audience, scopes, [], error);
    }
  }

  /**
   * A token of the login that an API requires in place of one that it refused (RFC 9470): of a prompt since
   * then, else the user is prompted.
   *
   * @throws {Auth0ProfileError} `step-up-required` when the user is not prompted; `step-up-insufficient` when
   * the user was prompted for it just now.
   */
  async getForLogin(
    { rule: { audience, scopes }, hasSteppedUp }: AuthorizedRequest,
    authentication: RequiredAuthentication,
    refused: IssuedToken,
    response: HttpErrorResponse,
  ): Promise<IssuedToken> {
    const challenge = { audience, scopes, authentication, response };
    const { silentTokens, prompts } = this;
    const token = await silentTokens.get(audience, scopes);
    if (token.value !== refused.value && !hasSteppedUp) {
      return token;
    }
    const reason = await this.toError(stepUpRequiredError(challenge));
    const all = silentTokens.scopesToRequest(audience, scopes);
    const request = { audience, scopes: all, authentication, reason };
    if (!hasSteppedUp && !prompts.hasAsked(request)) {
      return this.tokenAfterPrompt(scopes, request);
    }
    // After a redirect the SDK may still return a token of the earlier login.
    const renewed = hasSteppedUp ? undefined : await silentTokens.renew(audience, scopes, refused);
    if (!renewed) {
      throw await this.toError(stepUpInsufficientError(challenge));
    }
    return renewed;
  }

  /**
   * A token after the login that a back end names for what a request lacks.
   *
   * @throws {Auth0ProfileError} the problem, when the user is not prompted or was prompted for it just now.
   */
  async getAfterLogin(
    { rule: { audience, scopes }, hasSteppedUp }: AuthorizedRequest,
    refused: IssuedToken,
    response: HttpErrorResponse,
  ): Promise<IssuedToken> {
    const token = await this.silentTokens.get(audience, scopes);
    if (token.value !== refused.value && !hasSteppedUp) {
      return token;
    }
    const reason = await this.toError(response);
    const needed = reason.requiredScopes;
    const request = { audience, scopes: needed, authentication: {}, reason };
    if (hasSteppedUp || this.prompts.hasAsked(request)) {
      throw reason;
    }
    return this.tokenAfterPrompt(scopes, request);
  }

  /**
   * A token with further scopes, which an API requires with a 403 (RFC 6750 §3.1); `undefined` where the user
   * cannot get it.
   */
  async getWithScopes(
    audience: string,
    scopes: readonly string[],
    refused: IssuedToken,
  ): Promise<IssuedToken | undefined> {
    if (!this.prompts.isEnabled || covers(refused, scopes)) {
      return undefined;
    }
    try {
      return await this.get(audience, scopes);
    } catch (caught) {
      const error = await this.toError(caught);
      if (error.code === 'missing-scope' || error.code === 'scope-never-granted-to-users') {
        return undefined;
      }
      throw error;
    }
  }

  /** Decides about a navigation to a guarded route. */
  checkRoute(options: ScopeGuardOptions, navigation: GuardedNavigation): Promise<GuardResult> {
    return new RouteCheck(this, this.injector, options, navigation).decide();
  }

  /** Requests the user's current claims, which the session then reports. */
  requestUser(): Promise<void> {
    return this.port.requestUser();
  }

  /** Decodes a JWT without verifying it; `undefined` for anything else. */
  decode(token: string): DecodedJwt | undefined {
    return decodeJwt(token);
  }

  /** Converts any caught value to an error of this library. */
  toError(caught: unknown): Promise<Auth0ProfileError> {
    return toProfileError(this.injector, caught);
  }

  private async promptFor(
    audience: string,
    scopes: readonly string[],
    initialScopes: readonly string[],
    caught: unknown,
  ): Promise<IssuedToken> {
    const reason = await this.toError(caught);
    const all = this.silentTokens.scopesToRequest(audience, [...scopes, ...initialScopes]);
    return this.tokenAfterPrompt(scopes, { audience, scopes: all, reason });
  }

  /** A token after the user was prompted for it. Rejects with the reason when the user cannot be prompted. */
  private async tokenAfterPrompt(
    scopes: readonly string[],
    request: StepUpRequest,
  ): Promise<IssuedToken> {
    try {
      if (!(await this.prompts.ask(request))) {
        throw request.reason;
      }
      return await this.silentTokens.get(request.audience, scopes, request.scopes);
    } catch (caught) {
      const error = await this.toError(caught);
      if (error.code === 'popup-blocked') {
        // The token that an API has refused would be sent once more before the popup opens.
        this.silentTokens.requestAgain(request.audience);
      }
      throw error;
    }
  }
}
