import { Injectable, Injector, inject, signal } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectExplain } from '../errors/explain';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { isEndUserScope } from '../management-api/is-end-user-scope';
import { STEP_UP } from '../step-up/step-up';
import { covers, type IssuedToken } from './issued-token';
import { TOKEN_PORT } from './provided-token-port';
import { refusedToken } from './refused-token';
import type { TokenPort } from './token-port';

/** A request for a token that is under way; callers whose scopes it asks for join it. */
interface Errand {
  readonly scopes: Set<string>;
  /** Past the SDK's memory. */
  readonly fresh: boolean;
  started: boolean;
  result: Promise<IssuedToken>;
}

/** What is known about the tokens of one audience. */
interface Wallet {
  readonly audience: string;
  /** Everything a caller ever asked for and Auth0 did not refuse. */
  readonly wanted: Set<string>;
  /** Scopes Auth0 left out of a token it had just issued. */
  readonly refused: Set<string>;
  tokens: readonly IssuedToken[];
  errand?: Errand;
  /** When a token was last fetched because an API refused the one before. */
  renewedAt: number;
}

/** After an API refused a token that is younger than this, another one would be refused as well. */
const renewalPause = 30_000;

/** The access tokens of the page: asked for once, remembered while they last, forgotten at logout. */
@Injectable({ providedIn: 'root' })
export class AccessTokens {
  private readonly injector = inject(Injector);
  private readonly stepUp = inject(STEP_UP);
  private readonly managementApi = injectManagementApiLocation();
  private readonly explain = injectExplain();
  private readonly wallets = new Map<string, Wallet>();
  private readonly grants = signal<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  private provided: TokenPort | undefined;

  /** The scopes granted, by audience, as far as tokens have been asked for. */
  readonly granted = this.grants.asReadonly();

  /** A token that can be sent at once. */
  warm(audience: string, scopes: readonly string[]): IssuedToken | undefined {
    const now = Date.now();
    return this.wallets
      .get(audience)
      ?.tokens.find((token) => token.warmUntil > now && covers(token, scopes));
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
        this.wallet(audience).refused.clear();
        return this.silently(audience, scopes, askFor);
      });
    } catch (error) {
      throw this.explain(error);
    }
  }

  /**
   * Another token in place of one an API refused; `undefined` when there is no use in it, because
   * the refused one had just been fetched for the same reason.
   */
  async renew(
    audience: string,
    scopes: readonly string[],
    refused: IssuedToken,
  ): Promise<IssuedToken | undefined> {
    const wallet = this.wallet(audience);
    const current = this.warm(audience, scopes);
    if (current && current.value !== refused.value) {
      return current;
    }
    wallet.tokens = wallet.tokens.filter((token) => token.value !== refused.value);
    if (!wallet.errand) {
      if (Date.now() - wallet.renewedAt < renewalPause) {
        return undefined;
      }
      wallet.renewedAt = Date.now();
    }
    const token = await this.errand(wallet, scopes, true);
    return covers(token, scopes) && token.value !== refused.value ? token : undefined;
  }

  /** Forgets every token and every refusal. */
  forget(): void {
    this.wallets.clear();
    this.grants.set(new Map());
  }

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
    const wallet = this.wallet(audience);
    const now = Date.now();
    if (!wallet.tokens.some((token) => token.warmUntil > now)) {
      wallet.refused.clear();
    }
    const token =
      this.warm(audience, scopes) ??
      (scopes.some((scope) => wallet.refused.has(scope))
        ? { scopes: new Set(scopes.filter((scope) => !wallet.refused.has(scope))) }
        : await this.errand(wallet, [...scopes, ...askFor]));
    if ('value' in token && covers(token, scopes)) {
      return token;
    }
    const missing = scopes.filter((scope) => !token.scopes.has(scope)).join(' ');
    throw new Auth0ProfileError(
      'missing-scope',
      `The token for ${audience} was granted without ${missing}. ` +
        'Allow the application this scope in Auth0, then let the user authorize it.',
      { audience, requiredScopes: scopes, grantedScopes: [...token.scopes] },
    );
  }

  private errand(wallet: Wallet, scopes: readonly string[], fresh = false): Promise<IssuedToken> {
    const { errand } = wallet;
    const wanted = scopes.filter((scope) => !wallet.refused.has(scope));
    if (
      errand &&
      (errand.fresh || !fresh) &&
      (!errand.started || wanted.every((scope) => errand.scopes.has(scope)))
    ) {
      wanted.forEach((scope) => errand.scopes.add(scope));
      return errand.result;
    }
    const created: Errand = {
      scopes: new Set([...wallet.wanted, ...wanted]),
      fresh,
      started: false,
      result: this.run(() => created, wallet),
    };
    wallet.errand = created;
    return created.result;
  }

  private async run(errand: () => Errand, wallet: Wallet): Promise<IssuedToken> {
    await this.port.user();
    // Callers of the same moment have added their scopes by now.
    const started = errand();
    const { fresh } = started;
    started.started = true;
    const request = { audience: wallet.audience, scopes: [...started.scopes] };
    try {
      // The SDK remembers a token under the scopes it asked for, also when Auth0 granted fewer: such
      // a token is asked for anew, past the SDK's memory.
      const remembered = fresh ? undefined : await this.port.token(request, 'remembered');
      const token =
        remembered && covers(remembered, request.scopes)
          ? remembered
          : await this.port.token(request, fresh || remembered ? 'fresh' : 'silent');
      if (!token || this.wallets.get(wallet.audience) !== wallet) {
        // None, or one of a user who is gone by now.
        throw refusedToken(token && { error: 'login_required' }, request);
      }
      for (const scope of request.scopes) {
        (token.scopes.has(scope) ? wallet.wanted : wallet.refused).add(scope);
      }
      wallet.tokens = [
        token,
        ...wallet.tokens.filter((other) => !covers(token, [...other.scopes])),
      ];
      this.grants.update((grants) => new Map(grants).set(wallet.audience, token.scopes));
      this.stepUp?.granted(wallet.audience, token.scopes);
      return token;
    } catch (error) {
      throw error instanceof Auth0ProfileError ? error : refusedToken(error, request);
    } finally {
      if (wallet.errand === started) {
        delete wallet.errand;
      }
    }
  }

  private wallet(audience: string): Wallet {
    let wallet = this.wallets.get(audience);
    if (!wallet) {
      wallet = { audience, wanted: new Set(), refused: new Set(), tokens: [], renewedAt: 0 };
      this.wallets.set(audience, wallet);
    }
    return wallet;
  }
}
