import { runInInjectionContext, type Injector } from '@angular/core';
import { isEndUserScope } from 'ngx-auth0-profile/management-api';
import { isAuth0ProfileError, type Auth0ProfileError } from '../errors/auth0-profile-error';
import { AuthorizedRequests } from '../interceptor/authorized-requests';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { Resources } from '../resources/resources';
import { UrlShortcut } from '../resources/url-shortcut';
import { STEP_UP, type StepUpRequest } from '../step-up/step-up';
import { covers, type IssuedToken } from '../tokens/issued-token';
import type { PageTokens } from '../tokens/page-tokens';
import { TOKEN_PORT, type AuthorizationRequest, type TokenPort } from '../tokens/token-port';
import { AudienceTokens } from './audience-tokens';
import { Auth0TokenPort } from './auth0-token-port';
import { Endpoints } from './endpoints';
import { explainRefusal } from './explain-refusal';
import { refusedToken } from './refused-token';
import { RequestSender } from './request-sender';
import { missingScope, scopeNeverGranted } from './scope-refusals';
import { readToken, type ReadToken } from './read-token';

/** Gets tokens: asked for once, remembered while they last, forgotten when the user goes. */
export class Authorization {
  /** What sends requests with tokens. */
  readonly sender: RequestSender;
  readonly endpoints: Endpoints;
  private readonly managementApi: ReturnType<typeof injectManagementApiLocation>;
  private readonly audiences = new Map<string, AudienceTokens>();
  private provided: TokenPort | undefined;
  private navigationToLogin = 0;

  constructor(
    private readonly injector: Injector,
    private readonly page: PageTokens,
  ) {
    this.managementApi = runInInjectionContext(injector, injectManagementApiLocation);
    this.sender = new RequestSender(injector, page, this);
    this.endpoints = new Endpoints(
      this.sender,
      this.managementApi,
      injector.get(AuthorizedRequests),
    );
    injector.get(Resources).shorten((index, ownOrigin) => new UrlShortcut(index, ownOrigin));
  }

  /** The port to Auth0's SDK, from which on a change of user is noticed. */
  get port(): TokenPort {
    if (!this.provided) {
      this.provided =
        this.injector.get(TOKEN_PORT, null) ??
        runInInjectionContext(this.injector, () => new Auth0TokenPort());
      let first = true;
      this.provided.onUserChange(() => {
        if (!first) {
          this.forget();
        }
        first = false;
      });
    }
    return this.provided;
  }

  /**
   * A token with all of the scopes: remembered, else from Auth0 silently, else by asking the user
   * where `withStepUp()` is set.
   *
   * @throws {Auth0ProfileError} why there is none.
   */
  async get(
    audience: string,
    scopes: readonly string[],
    initialScopes = this.initialScopes(audience),
  ): Promise<IssuedToken> {
    try {
      return await this.silently(audience, scopes, initialScopes).catch(async (error: unknown) => {
        const request = { audience, scopes: [...new Set([...scopes, ...initialScopes])] };
        const reason = await this.explain(error);
        if (!(await this.askUser({ ...request, reason }))) {
          throw reason;
        }
        this.of(audience).refused.clear();
        return this.silently(audience, scopes, initialScopes);
      });
    } catch (error) {
      throw await this.explain(error);
    }
  }

  /** Like `get`, and never asks the user. Rejects with the SDK's own error, too. */
  async silently(
    audience: string,
    scopes: readonly string[],
    initialScopes = this.initialScopes(audience),
  ): Promise<IssuedToken> {
    const never = scopes.filter((scope) => !isEndUserScope(scope));
    if (never.length > 0 && audience === this.managementApi()?.audience) {
      throw scopeNeverGranted({ audience, scopes }, never);
    }
    const tokens = this.of(audience);
    const token = await tokens.get(scopes, initialScopes);
    if (!covers(token, scopes)) {
      const missing = scopes.filter((scope) => tokens.refused.has(scope));
      throw missingScope({ audience, scopes }, missing, token);
    }
    return token;
  }

  /**
   * Leaves for a login that brings a token with these scopes and what else is needed soon: one login for
   * all guards of a navigation, which the router runs at once, and none for one that is over.
   */
  async login(
    { audience, scopes }: AuthorizationRequest,
    target: string,
    navigation: number | undefined,
  ): Promise<void> {
    if (navigation === undefined || navigation > this.navigationToLogin) {
      this.navigationToLogin = navigation ?? this.navigationToLogin;
      const all = new Set([...scopes, ...this.initialScopes(audience)]);
      await this.port.redirect({ audience, scopes: [...all] }, { target });
    }
  }

  /** Another token in place of one an API refused; `undefined` when there is no use in it. */
  renew(
    audience: string,
    scopes: readonly string[],
    refused: IssuedToken,
  ): Promise<IssuedToken | undefined> {
    return this.of(audience).renew(scopes, refused);
  }

  /** Header and claims of a token, unverified; `undefined` when it cannot be read. */
  read(token: string): ReadToken | undefined {
    return readToken(token);
  }

  /** Makes whatever was caught an error of this library, with its diagnosis where that is wanted. */
  explain(caught: unknown): Promise<Auth0ProfileError> {
    return explainRefusal(this.injector, caught);
  }

  /** Forgets every token and every refusal. */
  forget(): void {
    for (const tokens of this.audiences.values()) {
      tokens.abandoned = true;
    }
    this.audiences.clear();
    this.page.issued.clear();
    this.page.granted.set(new Map());
  }

  /**
   * What to ask an API for beside what is needed at the moment. Who needs one scope of the profile
   * needs the others soon, and a refresh token never gets more than the login asked for.
   */
  private initialScopes(audience: string): readonly string[] {
    const managementApi = this.managementApi();
    return audience === managementApi?.audience ? managementApi.initialScopes : [];
  }

  private async askUser(request: StepUpRequest): Promise<boolean> {
    try {
      return (await this.injector.get(STEP_UP, null)?.ask(request, this.port)) ?? false;
    } catch (error) {
      throw isAuth0ProfileError(error) ? error : refusedToken(error, request);
    }
  }

  private of(audience: string): AudienceTokens {
    let tokens = this.audiences.get(audience);
    if (!tokens) {
      tokens = new AudienceTokens(
        audience,
        () => this.port,
        this.page,
        this.injector.get(STEP_UP, null),
      );
      this.audiences.set(audience, tokens);
    }
    return tokens;
  }
}
