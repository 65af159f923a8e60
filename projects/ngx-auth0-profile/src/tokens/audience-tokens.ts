import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { errorFromSdk } from '../errors/error-from-sdk';
import { userChangedError } from '../errors/user-changed-error';
import { covers, type IssuedToken } from './issued-token';
import type { TokenCache } from './token-cache';
import type { TokenPort } from './token-port';

/** A token request to Auth0, shared by all callers whose scopes it includes. */
interface PendingTokenRequest {
  readonly scopes: Set<string>;
  /** Whether it bypasses the SDK's cache. */
  readonly skipsSdkCache: boolean;
  started: boolean;
  result: Promise<IssuedToken>;
}

/** After a renewal, a token refused within this time is not renewed again: the API refuses it anyway. */
const RENEWAL_INTERVAL = 30_000;

/** The tokens of one user for one API. */
export class AudienceTokens {
  /** All scopes that callers have requested and Auth0 has granted. */
  readonly wanted = new Set<string>();
  /** Scopes that Auth0 left out of a token it issued. */
  readonly refused = new Set<string>();
  private pending: PendingTokenRequest | undefined;
  private renewedAt = 0;
  private test: Promise<void> | undefined;

  /** Why these tokens are not used any more; pending token requests then reject. */
  abandoned: 'logout' | 'another-user' | undefined;

  constructor(
    private readonly audience: string,
    private readonly port: () => TokenPort,
    private readonly cache: TokenCache,
    private readonly onGranted: (audience: string, scopes: ReadonlySet<string>) => void,
    private readonly checkUser: (token: IssuedToken) => void,
  ) {}

  /** A token with the scopes, except those Auth0 leaves out. Does not prompt the user. */
  async get(scopes: readonly string[], initialScopes: readonly string[]): Promise<IssuedToken> {
    return this.known(scopes) ?? this.request([...scopes, ...initialScopes]);
  }

  /** Like `get()`, for code that no action of the user causes: it does not risk the session of the SDK. */
  async getPassively(
    scopes: readonly string[],
    initialScopes: readonly string[],
  ): Promise<IssuedToken> {
    if (!this.known(scopes)) {
      await (this.test ??= this.assertSafe([...scopes, ...initialScopes]).finally(() => {
        this.test = undefined;
      }));
    }
    return this.get(scopes, initialScopes);
  }

  /** Another token in place of one that an API refused; `undefined` when renewing cannot help. */
  async renew(scopes: readonly string[], refused: IssuedToken): Promise<IssuedToken | undefined> {
    const current = this.cached(scopes);
    if (current && current.value !== refused.value) {
      return current;
    }
    this.cache.remove(this.audience, refused);
    if (!this.pending) {
      if (Date.now() - this.renewedAt < RENEWAL_INTERVAL) {
        return undefined;
      }
      this.renewedAt = Date.now();
    }
    const token = await this.request(scopes, true).catch((error: unknown) => {
      // Auth0 has refused the renewal, and not the API the renewed token.
      this.renewedAt = 0;
      throw error;
    });
    return covers(token, scopes) && token.value !== refused.value ? token : undefined;
  }

  /** The token that `get()` returns without the SDK. */
  private known(scopes: readonly string[]): IssuedToken | undefined {
    const newest = this.cached([]);
    if (!newest) {
      this.refused.clear();
    }
    return (
      this.cached(scopes) ??
      // Auth0 would leave the same scopes out again.
      (newest && scopes.some((scope) => this.refused.has(scope)) ? newest : undefined)
    );
  }

  /** Rejects where the request for a token could end the session. */
  private async assertSafe(scopes: readonly string[]): Promise<void> {
    const request = { audience: this.audience, scopes: [...this.withWanted(scopes)] };
    const port = this.port();
    try {
      const cached = await port.token(request, 'cache-only');
      if (!cached || !covers(cached, request.scopes)) {
        await port.assertSilentLoginIsSafe(request);
      }
    } catch (error) {
      throw error instanceof Auth0ProfileError ? error : errorFromSdk(error, request);
    }
  }

  private withWanted(scopes: readonly string[]): Set<string> {
    return new Set([...this.wanted, ...scopes.filter((scope) => !this.refused.has(scope))]);
  }

  private request(scopes: readonly string[], skipsSdkCache = false): Promise<IssuedToken> {
    const { pending } = this;
    const wanted = scopes.filter((scope) => !this.refused.has(scope));
    if (
      pending &&
      (pending.skipsSdkCache || !skipsSdkCache) &&
      (!pending.started || wanted.every((scope) => pending.scopes.has(scope)))
    ) {
      wanted.forEach((scope) => pending.scopes.add(scope));
      return pending.result;
    }
    const created: PendingTokenRequest = {
      scopes: this.withWanted(wanted),
      skipsSdkCache,
      started: false,
      result: this.run(() => created),
    };
    this.pending = created;
    return created.result;
  }

  private async run(pending: () => PendingTokenRequest): Promise<IssuedToken> {
    const port = this.port();
    await port.user();
    // By now all callers of the same task have added their scopes.
    const started = pending();
    started.started = true;
    const request = { audience: this.audience, scopes: [...started.scopes] };
    try {
      const token = await this.requestFromSdk(port, request, started.skipsSdkCache);
      if (this.abandoned === 'another-user') {
        throw userChangedError();
      }
      if (!token || this.abandoned) {
        throw errorFromSdk(token && { error: 'login_required' }, request);
      }
      this.checkUser(token);
      this.store(token, request.scopes);
      return token;
    } catch (error) {
      throw error instanceof Auth0ProfileError ? error : errorFromSdk(error, request);
    } finally {
      if (this.pending === started) {
        this.pending = undefined;
      }
    }
  }

  /**
   * auth0-spa-js caches a token under the requested scopes, also when Auth0 granted fewer. A cached token
   * that lacks some is requested again without that cache.
   */
  private async requestFromSdk(
    port: TokenPort,
    request: { readonly audience: string; readonly scopes: readonly string[] },
    skipsSdkCache: boolean,
  ): Promise<IssuedToken | undefined> {
    const cached = skipsSdkCache ? undefined : await port.token(request, 'cache-only');
    return cached && covers(cached, request.scopes)
      ? cached
      : port.token(request, skipsSdkCache || cached ? 'off' : 'on');
  }

  private store(token: IssuedToken, requested: readonly string[]): void {
    for (const scope of requested) {
      (token.scopes.has(scope) ? this.wanted : this.refused).add(scope);
    }
    this.cache.add(this.audience, token);
    this.onGranted(this.audience, token.scopes);
  }

  private cached(scopes: readonly string[]): IssuedToken | undefined {
    return this.cache.getCached(this.audience, scopes);
  }
}
