import type { AuthConfig } from '@auth0/auth0-angular';

/** The configuration that a spec gives to the application. */
export interface ScenarioSettings {
  readonly auth0: AuthConfig;
  /** Default: no step-up. */
  readonly stepUp?: 'redirect' | 'popup' | 'function';
  /** The application without any use of Auth0's SDK of its own, and with every route guarded. Default: neither. */
  readonly guardedRoot?: boolean;
  /** Whether a spec starts the application and runs commands in it, see `scripted-tab.ts`. Default: no. */
  readonly scripted?: boolean;
}

/** The audiences of the application's APIs, which it calls at its own origin. */
export const ORDERS = 'https://orders.example/';
export const BILLING = 'https://billing.example/';
/** Requires no scope. */
export const UNSCOPED = 'https://unscoped.example/';
/** Requires the user's consent. */
export const CONSENT_API = 'https://consent-api.example/';
/** Requires a second factor. */
export const MFA_API = 'https://mfa-api.example/';

declare global {
  interface Window {
    /** Set by a spec before any script of the page runs, also after a redirect. */
    readonly scenarioSettings: ScenarioSettings;
  }
}
