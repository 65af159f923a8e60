import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { StepUp } from '../step-up/step-up';
import { covers, type IssuedToken } from '../tokens/issued-token';
import type { PageTokens } from '../tokens/page-tokens';
import type { TokenPort } from '../tokens/token-port';
import { refusedToken } from './refused-token';

/** A request for a token that is under way; callers whose scopes it asks for join it. */
interface Errand {
  readonly scopes: Set<string>;
  /** Past the SDK's memory. */
  readonly fresh: boolean;
  started: boolean;
  result: Promise<IssuedToken>;
}

/** After an API refused a token that is younger than this, another one would be refused as well. */
const RENEWAL_PAUSE = 30_000;

/** The tokens of one user for one API. */
export class AudienceTokens {
  /** Everything a caller ever asked for and Auth0 did not refuse. */
  private readonly wanted = new Set<string>();
  /** Scopes Auth0 left out of a token it had just issued. */
  readonly refused = new Set<string>();
  private errand: Errand | undefined;
  private renewedAt = 0;

  /** Set when the user is gone; what is under way then is handed to nobody. */
  abandoned = false;

  constructor(
    private readonly audience: string,
    private readonly port: () => TokenPort,
    private readonly page: PageTokens,
    private readonly stepUp: StepUp | null,
  ) {}

  /** A token with the scopes, less those Auth0 leaves out, without asking the user. */
  async get(scopes: readonly string[], initialScopes: readonly string[]): Promise<IssuedToken> {
    if (!this.warm([])) {
      this.refused.clear();
    }
    const newest = this.warm([]);
    return (
      this.warm(scopes) ??
      // What Auth0 left out of the newest token it would leave out again.
      (newest && scopes.some((scope) => this.refused.has(scope))
        ? newest
        : this.request([...scopes, ...initialScopes]))
    );
  }

  /** Another token in place of one an API refused; `undefined` when there is no use in it. */
  async renew(scopes: readonly string[], refused: IssuedToken): Promise<IssuedToken | undefined> {
    const current = this.warm(scopes);
    if (current && current.value !== refused.value) {
      return current;
    }
    this.page.issued.set(
      this.audience,
      this.issued().filter((token) => token.value !== refused.value),
    );
    if (!this.errand) {
      if (Date.now() - this.renewedAt < RENEWAL_PAUSE) {
        return undefined;
      }
      this.renewedAt = Date.now();
    }
    const token = await this.request(scopes, true);
    return covers(token, scopes) && token.value !== refused.value ? token : undefined;
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
      const remembered = started.fresh ? undefined : await port.token(request, 'cache-only');
      const token =
        remembered && covers(remembered, request.scopes)
          ? remembered
          : await port.token(request, started.fresh || remembered ? 'off' : 'on');
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
    const others = this.issued().filter((other) => !covers(token, [...other.scopes]));
    this.page.issued.set(this.audience, [token, ...others]);
    this.page.granted.update((granted) => new Map(granted).set(this.audience, token.scopes));
    this.stepUp?.granted(this.audience, token.scopes);
  }

  private warm(scopes: readonly string[]): IssuedToken | undefined {
    return this.page.warm(this.audience, scopes);
  }

  private issued(): readonly IssuedToken[] {
    return this.page.issued.get(this.audience) ?? [];
  }
}
