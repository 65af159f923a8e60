import { HttpHeaders } from '@angular/common/http';
import type { AuthorizationRequest, ɵIssuedToken as IssuedToken } from 'ngx-auth0-profile';

/** The lifetime of a token in milliseconds: the two hours Auth0 gives a Management API token. */
const LIFETIME = 2 * 60 * 60_000;

interface CachedToken {
  readonly audience: string;
  readonly requested: ReadonlySet<string>;
  readonly token: IssuedToken;
  expiresAt: number;
}

/** The access tokens of the SDK's cache: one for each audience and list of requested scopes. */
export class TestTokens {
  private cached: readonly CachedToken[] = [];
  private issued = 0;

  /** The user's cached token that was requested with all of these scopes, like the cache of auth0-spa-js. */
  find({ audience, scopes }: AuthorizationRequest, user: string): IssuedToken | undefined {
    return this.cached.find(
      (entry) =>
        entry.audience === audience &&
        entry.token.subject === user &&
        entry.expiresAt > Date.now() &&
        scopes.every((scope) => entry.requested.has(scope)),
    )?.token;
  }

  /** A new token of a user, in place of a cached one for the same audience and scopes. */
  issue(
    request: AuthorizationRequest,
    granted: ReadonlySet<string>,
    subject: string | undefined,
  ): IssuedToken {
    const value = `test-access-token-${++this.issued}`;
    const entry: CachedToken = {
      audience: request.audience,
      requested: new Set(request.scopes),
      expiresAt: Date.now() + LIFETIME,
      token: {
        value,
        type: 'Bearer',
        headers: new HttpHeaders({ Authorization: `Bearer ${value}` }),
        scopes: granted,
        subject,
        // Read each time, so that `expire()` counts for tokens the library holds already.
        get usableUntil() {
          return entry.expiresAt;
        },
      },
    };
    this.cached = [entry, ...this.cached];
    return entry.token;
  }

  /** Has every token expire now. */
  expire(): void {
    for (const entry of this.cached) {
      entry.expiresAt = 0;
    }
    this.cached = [];
  }
}
