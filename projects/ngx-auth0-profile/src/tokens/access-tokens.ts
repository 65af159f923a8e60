import { Injectable, Injector, inject, signal } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectExplain } from '../errors/explain';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { isEndUserScope } from '../management-api/is-end-user-scope';
import { STEP_UP } from '../step-up/step-up';
import { AudienceTokens } from './audience-tokens';
import type { IssuedToken } from './issued-token';
import { TOKEN_PORT } from './provided-token-port';
import type { TokenPort } from './token-port';

/** The access tokens of the page: asked for once, remembered while they last, forgotten at logout. */
@Injectable({ providedIn: 'root' })
export class AccessTokens {
  private readonly injector = inject(Injector);
  private readonly stepUp = inject(STEP_UP);
  private readonly managementApi = injectManagementApiLocation();
  private readonly explain = injectExplain();
  private readonly audiences = new Map<string, AudienceTokens>();
  private readonly grants = signal<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  private provided: TokenPort | undefined;

  /** The scopes granted, by audience, as far as tokens have been asked for. */
  readonly granted = this.grants.asReadonly();

  /** The port to Auth0's SDK, from which on a change of user is noticed. */
  get port(): TokenPort {
    if (!this.provided) {
      this.provided = this.injector.get(TOKEN_PORT);
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

  /** A token that can be sent at once. */
  warm(audience: string, scopes: readonly string[]): IssuedToken | undefined {
    return this.audiences.get(audience)?.warm(scopes);
  }

  /**
   * A token with every one of the scopes; asks the user where the application wants that.
   *
   * @throws {Auth0ProfileError} `missing-scope` when Auth0 grants fewer, else what kept it from
   * giving a token.
   */
  async get(
    audience: string,
    scopes: readonly string[],
    askFor: readonly string[] = [],
  ): Promise<IssuedToken> {
    try {
      return await this.silently(audience, scopes, askFor).catch(async (error: unknown) => {
        const request = { audience, scopes: [...new Set([...scopes, ...askFor])] };
        const reason = this.explain(error);
        if (!(await this.stepUp?.ask({ ...request, reason }))) {
          throw reason;
        }
        this.of(audience).retryRefused();
        return this.silently(audience, scopes, askFor);
      });
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** Like `get`, and never asks the user. */
  async silently(
    audience: string,
    scopes: readonly string[],
    askFor: readonly string[] = [],
  ): Promise<IssuedToken> {
    const never = scopes.filter((scope) => !isEndUserScope(scope));
    if (never.length > 0 && audience === this.managementApi()?.audience) {
      throw new Auth0ProfileError(
        'scope-never-granted-to-users',
        `Auth0 never grants ${never.join(' ')} to an end user. Send this change through a back end: see withProxy().`,
        { audience, requiredScopes: scopes },
      );
    }
    return this.of(audience).get(scopes, askFor);
  }

  /**
   * Another token in place of one an API refused; `undefined` when there is no use in it, because
   * the refused one had just been fetched for the same reason.
   */
  renew(
    audience: string,
    scopes: readonly string[],
    refused: IssuedToken,
  ): Promise<IssuedToken | undefined> {
    return this.of(audience).renew(scopes, refused);
  }

  /** Forgets every token and every refusal. */
  forget(): void {
    for (const tokens of this.audiences.values()) {
      tokens.abandoned = true;
    }
    this.audiences.clear();
    this.grants.set(new Map());
  }

  private of(audience: string): AudienceTokens {
    let tokens = this.audiences.get(audience);
    if (!tokens) {
      tokens = new AudienceTokens(
        audience,
        () => this.port,
        ({ scopes }) => {
          this.grants.update((grants) => new Map(grants).set(audience, scopes));
          this.stepUp?.granted(audience, scopes);
        },
      );
      this.audiences.set(audience, tokens);
    }
    return tokens;
  }
}
