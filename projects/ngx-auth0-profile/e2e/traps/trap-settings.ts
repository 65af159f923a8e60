import type { AuthConfig } from '@auth0/auth0-angular';

/** How the application is set up, by the spec that opens it. */
export interface TrapSettings {
  readonly auth0: AuthConfig;
  /** Default: nobody is asked. */
  readonly stepUp?: 'redirect' | 'popup' | 'function';
}

/** The APIs of the application, at its own origin; the tenant knows them by these names. */
export const ORDERS = 'https://orders.example/';
export const BILLING = 'https://billing.example/';
/** Takes any token that is meant for it. */
export const OPEN = 'https://open.example/';
/** Wants the user's consent. */
export const VAULT = 'https://vault.example/';
/** Wants a second factor. */
export const STRONGROOM = 'https://strongroom.example/';

declare global {
  interface Window {
    /** A spec leaves them here before any script of the page runs, also after a redirect. */
    readonly trapSettings: TrapSettings;
  }
}
