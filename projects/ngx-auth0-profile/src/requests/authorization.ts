import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, type Injector } from '@angular/core';
import type { GuardResult } from '@angular/router';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { loginRequiredError } from '../errors/login-errors';
import { toProfileError } from '../errors/to-profile-error';
import { AutomaticLogin } from '../navigation/automatic-login';
import { RouteCheck, type GuardedNavigation } from '../navigation/route-check';
import type { ScopeGuardOptions } from '../navigation/scope-guard-options';
import { UserPrompts } from '../step-up/user-prompts';
import { decodeJwt, type DecodedJwt } from '../tokens/decode-jwt';
import { covers, type IssuedToken } from '../tokens/issued-token';
import { SilentTokens } from '../tokens/silent-tokens';
import type { CreateTokenPort, TokenPort } from '../tokens/token-port';
import { ApiClient } from './api-client';
import { myAccountAuthorization, type MyAccountAuthorization } from './my-account-authorization';
import { PromptedTokens } from './prompted-tokens';
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
  private readonly prompted: PromptedTokens;
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
    this.prompted = new PromptedTokens(this.silentTokens, this.prompts, (caught) =>
      this.toError(caught),
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
      return this.prompted.after(scopes, blocked);
    }
    try {
      return await this.silentTokens.get(audience, scopes, initialScopes);
    } catch (error) {
      return this.prompted.instead(audience, scopes, initialScopes, error);
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
      return this.prompted.instead(audience, scopes, [], error);
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
      return this.prompted.instead(audience, scopes, [], error);
    }
  }

  /** A token of the login that an API requires in place of one that it refused. */
  getForLogin(...refusal: Parameters<PromptedTokens['getForLogin']>): Promise<IssuedToken> {
    return this.prompted.getForLogin(...refusal);
  }

  /** A token after the login that a back end names for what a request lacks. */
  getAfterLogin(...refusal: Parameters<PromptedTokens['getAfterLogin']>): Promise<IssuedToken> {
    return this.prompted.getAfterLogin(...refusal);
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
}
