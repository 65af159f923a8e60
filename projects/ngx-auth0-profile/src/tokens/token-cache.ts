import { Injectable, inject } from '@angular/core';
import { GRANTED_SCOPES } from './granted-scopes';
import { covers, type IssuedToken } from './issued-token';

/** The access tokens of the page, which are attached without asking the SDK again. Lazily loaded. */
@Injectable({ providedIn: 'root' })
export class TokenCache {
  private readonly grantedScopes = inject(GRANTED_SCOPES);
  /** By audience, the newest first. */
  private readonly tokens = new Map<string, readonly IssuedToken[]>();

  /** A token with the scopes that has not expired. */
  getCached(audience: string, scopes: readonly string[]): IssuedToken | undefined {
    const now = Date.now();
    return this.tokens
      .get(audience)
      ?.find((token) => token.usableUntil > now && covers(token, scopes));
  }

  /** Adds a token in place of those that have no scope beyond its own. */
  add(audience: string, token: IssuedToken): void {
    this.replace(audience, [token], ({ scopes }) => !covers(token, [...scopes]));
    this.grantedScopes.update((granted) => new Map(granted).set(audience, token.scopes));
  }

  /** Removes a token that an API refused. */
  remove(audience: string, { value }: IssuedToken): void {
    this.replace(audience, [], (token) => token.value !== value);
  }

  clear(): void {
    this.tokens.clear();
    this.grantedScopes.set(new Map());
  }

  private replace(
    audience: string,
    added: readonly IssuedToken[],
    keep: (token: IssuedToken) => boolean,
  ): void {
    this.tokens.set(audience, [...added, ...(this.tokens.get(audience) ?? []).filter(keep)]);
  }
}
