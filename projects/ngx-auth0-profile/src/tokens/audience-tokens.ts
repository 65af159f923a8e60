import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { covers, type IssuedToken } from './issued-token';
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

/** After an API refused a token that is younger than this, another one would be refused as well. */
const renewalPause = 30_000;

/** The tokens of one user for one API. */
export class AudienceTokens {
  /** Everything a caller ever asked for and Auth0 did not refuse. */
  private readonly wanted = new Set<string>();
  /** Scopes Auth0 left out of a token it had just issued. */
  private readonly refused = new Set<string>();
  private tokens: readonly IssuedToken[] = [];
  private errand: Errand | undefined;
  private renewedAt = 0;

  /** Set when the user is gone; what is under way then is handed to nobody. */
  abandoned = false;

  constructor(
    private readonly audience: string,
    private readonly port: () => TokenPort,
    private readonly onToken: (token: IssuedToken) => void,
  ) {}

  /** A token that can be sent at once. */
  warm(scopes: readonly string[]): IssuedToken | undefined {
    const now = Date.now();
    return this.tokens.find((token) => token.warmUntil > now && covers(token, scopes));
  }

  /** A token with all of the scopes, without asking the user. */
  async get(scopes: readonly string[], askFor: readonly string[]): Promise<IssuedToken> {
    if (!this.warm([])) {
      this.retryRefused();
    }
    const known = scopes.filter((scope) => !this.refused.has(scope));
    const token =
      this.warm(scopes) ??
      (known.length < scopes.length
        ? { scopes: new Set(known) }
        : await this.request([...scopes, ...askFor]));
    if ('value' in token && covers(token, scopes)) {
      return token;
    }
    const missing = scopes.filter((scope) => !token.scopes.has(scope)).join(' ');
    throw new Auth0ProfileError(
      'missing-scope',
      `The token for ${this.audience} was granted without ${missing}. ` +
        'Allow the application this scope in Auth0, then let the user authorize it.',
      { audience: this.audience, requiredScopes: scopes, grantedScopes: [...token.scopes] },
    );
  }

  /** Another token in place of one an API refused; `undefined` when there is no use in it. */
  async renew(scopes: readonly string[], refused: IssuedToken): Promise<IssuedToken | undefined> {
    const current = this.warm(scopes);
    if (current && current.value !== refused.value) {
      return current;
    }
    this.tokens = this.tokens.filter((token) => token.value !== refused.value);
    if (!this.errand) {
      if (Date.now() - this.renewedAt < renewalPause) {
        return undefined;
      }
      this.renewedAt = Date.now();
    }
    const token = await this.request(scopes, true);
    return covers(token, scopes) && token.value !== refused.value ? token : undefined;
  }

  /** Lets scopes be asked for that Auth0 left out before. */
  retryRefused(): void {
    this.refused.clear();
  }

  private request(scopes: readonly string[], fresh = false): Promise<IssuedToken> {
    const { errand } = this;
    const wanted = scopes.filter((scope) => !this.refused.has(scope));
    if (
      errand &&
      (errand.fresh || !fresh) &&
      (!errand.started || wanted.every((scope) => errand.scopes.has(scope)))
    ) {
      wanted.forEach((scope) => errand.scopes.add(scope));
      return errand.result;
    }
    const created: Errand = {
      scopes: new Set([...this.wanted, ...wanted]),
      fresh,
      started: false,
      result: this.run(() => created),
    };
    this.errand = created;
    return created.result;
  }

  private async run(errand: () => Errand): Promise<IssuedToken> {
    const port = this.port();
    await port.user();
    // Callers of the same moment have added their scopes by now.
    const started = errand();
    started.started = true;
    const request = { audience: this.audience, scopes: [...started.scopes] };
    try {
      // The SDK remembers a token under the scopes it asked for, also when Auth0 granted fewer: such
      // a token is asked for anew, past the SDK's memory.
      const remembered = started.fresh ? undefined : await port.token(request, 'remembered');
      const token =
        remembered && covers(remembered, request.scopes)
          ? remembered
          : await port.token(request, started.fresh || remembered ? 'fresh' : 'silent');
      if (!token || this.abandoned) {
        throw refusedToken(token && { error: 'login_required' }, request);
      }
      this.keep(token, request.scopes);
      return token;
    } catch (error) {
      throw error instanceof Auth0ProfileError ? error : refusedToken(error, request);
    } finally {
      if (this.errand === started) {
        this.errand = undefined;
      }
    }
  }

  private keep(token: IssuedToken, asked: readonly string[]): void {
    for (const scope of asked) {
      (token.scopes.has(scope) ? this.wanted : this.refused).add(scope);
    }
    const others = this.tokens.filter((other) => !covers(token, [...other.scopes]));
    this.tokens = [token, ...others];
    this.onToken(token);
  }
}
