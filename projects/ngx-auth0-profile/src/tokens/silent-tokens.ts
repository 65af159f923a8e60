import { runInInjectionContext, type Injector } from '@angular/core';
import { isEndUserScope } from 'ngx-auth0-profile/management-api';
import { userChangedError } from '../errors/user-changed-error';
import { missingScopeError, scopeNeverGrantedError } from '../errors/scope-errors';
import { RESOURCES } from '../resources/resources';
import { injectManagementApiLocation } from '../resources/with-management-api';
import { PageUser } from '../session/page-user';
import { AudienceTokens } from './audience-tokens';
import { covers, type IssuedToken } from './issued-token';
import { myAccountAudience } from './my-account-rules';
import { TokenCache } from './token-cache';
import { tokenTools } from './token-tools';
import type { CreateTokenPort, TokenPort } from './token-port';

/** Gets tokens without prompting the user: from the cache, else from the SDK. */
export class SilentTokens {
  private readonly cache: TokenCache;
  private readonly managementApi: ReturnType<typeof injectManagementApiLocation>;
  private readonly audiences = new Map<string, AudienceTokens>();
  private createdPort: TokenPort | undefined;
  private shownUser: string | undefined;

  constructor(
    private readonly injector: Injector,
    private readonly createPort: CreateTokenPort,
    private readonly onGranted: (audience: string, scopes: ReadonlySet<string>) => void,
  ) {
    this.cache = injector.get(TokenCache);
    this.managementApi = runInInjectionContext(injector, injectManagementApiLocation);
  }

  /** The port of the login feature. Once it is created, the tokens of a user are dropped when another one is signed in. */
  get port(): TokenPort {
    if (!this.createdPort) {
      this.shownUser = this.injector.get(PageUser).id;
      this.createdPort = runInInjectionContext(this.injector, () =>
        this.createPort(tokenTools(this.injector)),
      );
      this.createdPort.onUserChange((user) => {
        const before = this.shownUser;
        this.shownUser = user;
        // A token that is requested right after a login by popup belongs to the user who is shown next.
        if (before !== undefined && before !== user) {
          this.clear(user === undefined ? 'logout' : 'another-user');
        }
      });
    }
    return this.createdPort;
  }

  /**
   * A token with all of the scopes.
   *
   * @throws {Auth0ProfileError} why there is none.
   */
  get(
    audience: string,
    scopes: readonly string[],
    initialScopes: readonly string[] = [],
  ): Promise<IssuedToken> {
    const all = [...initialScopes, ...this.initialScopes(audience)];
    return this.withAllScopes(audience, scopes, (tokens) => tokens.get(scopes, all));
  }

  /**
   * Like `get()`, for code that no action of the user causes: it does not risk the session of the SDK. For the
   * Management API it also gets scopes of the My Account API, because a template names no API.
   */
  getPassively(requested: string, scopes: readonly string[]): Promise<IssuedToken> {
    const isDefault = requested === this.managementApi()?.audience;
    const audience = (isDefault && myAccountAudience(this.injector, scopes)) || requested;
    const initialScopes = this.initialScopes(audience);
    return this.withAllScopes(audience, scopes, (tokens) =>
      tokens.getPassively(scopes, initialScopes),
    );
  }

  /** The user that the page shows: who was signed in when the SDK last reported it. */
  get pageUser(): string | undefined {
    return this.shownUser;
  }

  /**
   * Compares a user with the one that a command began for. Where they differ, drops the tokens of the old user
   * and lets the page follow the new one.
   *
   * @throws {Auth0ProfileError} `user-changed` when they differ.
   */
  assertUser(expected: string | undefined, actual: string | undefined): void {
    if (expected !== undefined && actual !== undefined && expected !== actual) {
      this.clear('another-user');
      this.port.refreshUser();
      throw userChangedError();
    }
  }

  /** Another token in place of one that an API refused; `undefined` when renewing cannot help. */
  renew(
    audience: string,
    scopes: readonly string[],
    refused: IssuedToken,
  ): Promise<IssuedToken | undefined> {
    return this.of(audience).renew(scopes, refused);
  }

  /**
   * The scopes to request in addition to those that are needed now, whichever request is the first: those of the
   * application's rules for this API, and of the Management API. A page that needs one scope of the profile
   * soon needs the others, and a refresh token never gets more than the login requested.
   */
  initialScopes(audience: string): readonly string[] {
    const rules = this.injector.get(RESOURCES, null)?.flat() ?? [];
    const managementApi = this.managementApi();
    const scopes = [...rules, ...(managementApi ? [managementApi] : [])]
      .filter((api) => api.audience === audience)
      .flatMap((api) => api.initialScopes);
    return [...new Set(scopes)];
  }

  /** The scopes that a token request for some of them has: with those requested so far, and the initial ones. */
  scopesToRequest(audience: string, scopes: readonly string[]): readonly string[] {
    const { wanted } = this.of(audience);
    return [...new Set([...scopes, ...this.initialScopes(audience), ...wanted])];
  }

  /**
   * Lets the tokens of an API be requested again, after the user was prompted for one: those of this page are
   * of an earlier login, and scopes that Auth0 left out may be granted now.
   */
  requestAgain(audience: string): void {
    this.cache.drop(audience);
    this.of(audience).refused.clear();
  }

  /** Drops every token and every refusal; pending token requests reject. */
  clear(reason: NonNullable<AudienceTokens['abandoned']> = 'logout'): void {
    for (const tokens of this.audiences.values()) {
      tokens.abandoned = reason;
    }
    this.audiences.clear();
    this.cache.clear();
  }

  private async withAllScopes(
    audience: string,
    scopes: readonly string[],
    get: (tokens: AudienceTokens) => Promise<IssuedToken>,
  ): Promise<IssuedToken> {
    const neverGranted = scopes.filter((scope) => !isEndUserScope(scope));
    if (neverGranted.length > 0 && audience === this.managementApi()?.audience) {
      throw scopeNeverGrantedError({ audience, scopes }, neverGranted);
    }
    const tokens = this.of(audience);
    const token = await get(tokens);
    if (!covers(token, scopes)) {
      const missing = scopes.filter((scope) => tokens.refused.has(scope));
      throw missingScopeError({ audience, scopes }, missing, token.scopes);
    }
    return token;
  }

  private of(audience: string): AudienceTokens {
    let tokens = this.audiences.get(audience);
    if (!tokens) {
      tokens = new AudienceTokens(
        audience,
        () => this.port,
        this.cache,
        this.onGranted,
        ({ subject }) => {
          this.assertUser(this.shownUser, subject);
        },
      );
      this.audiences.set(audience, tokens);
    }
    return tokens;
  }
}
