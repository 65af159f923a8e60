import type { ScenarioSettings } from './scenario-settings';

/** What a spec lets one tab do. */
export type TabCommand =
  | { readonly kind: 'log-in'; readonly user: string }
  | { readonly kind: 'log-out' }
  /** Sets one member of the metadata to `value` after the id of the user that the page shows. */
  | { readonly kind: 'edit'; readonly member: MetadataMember; readonly value: string }
  | { readonly kind: 'load' }
  /** Calls an API of the application. */
  | { readonly kind: 'call'; readonly address: string }
  /** Removes the access tokens from the SDK's cache in localStorage. */
  | { readonly kind: 'drop-tokens' };

export type MetadataMember = 'theme' | 'address.city' | 'address.zip';

/** The end of a command. */
export interface TabResult {
  /** The user that the page showed when the command began, `nobody`, or empty while it was unknown. */
  readonly shown: string;
  /** `done`, or the code of the error. */
  readonly outcome: string;
}

/** The application in one tab, as a spec controls it. */
export interface ScriptedTab {
  /** What the page showed that it must not show. */
  readonly violations: readonly string[];
  /** The user that the page shows. */
  readonly user: string;
  start(settings: ScenarioSettings): Promise<void>;
  /** Ends the application and empties the storage of its origin. */
  stop(): void;
  run(command: TabCommand): Promise<TabResult>;
}

declare global {
  interface Window {
    /** Defined when `scenarioSettings.scripted` is set. */
    readonly scriptedTab: ScriptedTab;
    /** Opens a URL of the tenant in the spec, after a login of this user; returns where the tenant redirects to. */
    readonly openAtTenant: (url: string, user?: string) => Promise<string>;
  }
}
