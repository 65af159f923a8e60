import { Injectable, Injector, inject, signal } from '@angular/core';
import type { Authorization } from '../authorization/authorization';
import { loaded } from '../errors/loaded';
import { covers, type IssuedToken } from './issued-token';
import type { PageTokens } from './page-tokens';
import { SDK } from './token-port';

/** The access tokens of the page that can be sent at once, and the way to those that cannot. */
@Injectable({ providedIn: 'root' })
export class AccessTokens implements PageTokens {
  private readonly injector = inject(Injector);

  readonly issued = new Map<string, readonly IssuedToken[]>();
  readonly granted = signal<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  readonly waitingUntil = signal<Date | undefined>(undefined);
  /** What gets tokens and deals with refusals; there once it was needed. */
  authorization: Authorization | undefined;
  /** The same, or on its way. */
  loading: Promise<Authorization> | undefined;

  warm(audience: string, scopes: readonly string[]): IssuedToken | undefined {
    const now = Date.now();
    for (const token of this.issued.get(audience) ?? []) {
      if (token.warmUntil > now && covers(token, scopes)) {
        return token;
      }
    }
    return undefined;
  }

  /** Starts the SDK and loads what gets tokens from it, both at once. */
  start(): Promise<Authorization> {
    this.injector.get(SDK);
    return this.load();
  }

  /**
   * Loads what gets tokens and deals with refusals: a page whose visitor needs no token does without.
   *
   * @throws {Auth0ProfileError} `network` when the file cannot be had.
   */
  load(): Promise<Authorization> {
    // Once for all: an import takes a turn of the event loop, even of what is there.
    return (this.loading ??= loaded(import('../authorization/authorization'))
      .then((file) => (this.authorization = new file.Authorization(this.injector, this)))
      .catch((error: unknown) => {
        this.loading = undefined;
        throw error;
      }));
  }
}
