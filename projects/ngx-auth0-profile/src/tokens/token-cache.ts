import { Injectable, Injector, inject } from '@angular/core';
import { injectManagementApiLocation } from '../resources/with-management-api';
import { GRANTED_SCOPES } from './granted-scopes';
import { myAccountRules } from './my-account-rules';
import { covers, type IssuedToken } from './issued-token';

/** The access tokens of the page, which are attached without asking the SDK again. Lazily loaded. */
@Injectable({ providedIn: 'root' })
export class TokenCache {
  private readonly injector = inject(Injector);
  private readonly grantedScopes = inject(GRANTED_SCOPES);
  private readonly managementApi = injectManagementApiLocation();
  private readonly granted = new Map<string, ReadonlySet<string>>();
  /** By audience: those with the most scopes first, of equal ones the newest. */
  private readonly tokens = new Map<string, readonly IssuedToken[]>();

  /** Of the tokens with the scopes that have not expired, the one that has the most scopes. */
  getCached(audience: string, scopes: readonly string[]): IssuedToken | undefined {
    const now = Date.now();
    return this.tokens
      .get(audience)
      ?.find((token) => token.usableUntil > now && covers(token, scopes));
  }

  /** Adds a token in place of those that have no scope beyond its own. */
  add(audience: string, token: IssuedToken): void {
    this.replace(audience, [token], ({ scopes }) => !covers(token, [...scopes]));
    const now = Date.now();
    const usable = (this.tokens.get(audience) ?? []).filter(({ usableUntil }) => usableUntil > now);
    this.granted.set(audience, new Set([token, ...usable].flatMap((each) => [...each.scopes])));
    this.grantedScopes.set(this.shownScopes());
  }

  /** Removes a token that an API refused. */
  remove(audience: string, { value }: IssuedToken): void {
    this.replace(audience, [], (token) => token.value !== value);
  }

  /** Removes the tokens for one API. */
  drop(audience: string): void {
    this.tokens.delete(audience);
  }

  clear(): void {
    this.tokens.clear();
    this.granted.clear();
    this.grantedScopes.set(new Map());
  }

  /** A template that names no API finds the scopes of the My Account API with those of the Management API. */
  private shownScopes(): ReadonlyMap<string, ReadonlySet<string>> {
    // A session may have reported scopes for which no token was requested.
    const shown = new Map([...this.grantedScopes(), ...this.granted]);
    const management = this.managementApi()?.audience ?? '';
    const myAccount = this.granted.get(myAccountRules(this.injector)[0]?.audience ?? '') ?? [];
    const both = new Set([...(this.granted.get(management) ?? []), ...myAccount]);
    return both.size === 0 ? shown : shown.set(management, both);
  }

  private replace(
    audience: string,
    added: readonly IssuedToken[],
    keep: (token: IssuedToken) => boolean,
  ): void {
    const kept = (this.tokens.get(audience) ?? []).filter(keep);
    // An API may answer with less to a token with fewer scopes, without refusing it.
    const sorted = [...added, ...kept].sort((a, b) => b.scopes.size - a.scopes.size);
    this.tokens.set(audience, sorted);
  }
}
