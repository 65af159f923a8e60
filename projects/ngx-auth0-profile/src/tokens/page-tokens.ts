import type { WritableSignal } from '@angular/core';
import type { IssuedToken } from './issued-token';

/** What the page knows of its tokens and of the tenant's patience; filled by what gets tokens. */
export interface PageTokens {
  /** The tokens at hand by audience, the newest first. */
  readonly issued: Map<string, readonly IssuedToken[]>;
  /** The scopes granted by audience, as far as tokens have been asked for. */
  readonly granted: WritableSignal<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Until when the page waits for a tenant; `undefined` when it does not. */
  readonly waitingUntil: WritableSignal<Date | undefined>;
  /** A token that can be sent at once. */
  warm(audience: string, scopes: readonly string[]): IssuedToken | undefined;
}
