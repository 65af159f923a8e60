import { InjectionToken, signal, type WritableSignal } from '@angular/core';

/** The scopes of the newest token by audience, for audiences that a token was requested for. */
export const GRANTED_SCOPES = new InjectionToken<
  WritableSignal<ReadonlyMap<string, ReadonlySet<string>>>
>('ngx-auth0-profile granted scopes', { factory: () => signal(new Map()) });
