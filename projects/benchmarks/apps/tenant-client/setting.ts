import type { EnvironmentProviders, Provider } from '@angular/core';

/** What a run tells the page. */
export interface Setting {
  readonly peer: string;
  /** Origin of the tenant, without a slash at the end. */
  readonly tenant: string;
  readonly clientId: string;
  readonly userId: string;
  /** The audiences of the APIs `/api-0/`, `/api-1/` … of the page's own origin. */
  readonly audiences: readonly string[];
  /** Answers APIs in the page, so that only what concerns tokens goes over the network. */
  readonly stubApis: boolean;
}

export const API_SCOPE = 'read:items';

export type CreatePeer = (setting: Setting) => {
  readonly providers: (Provider | EnvironmentProviders)[];
  /** Whether a refused request is sent again by the package itself. */
  readonly retries: boolean;
};

export function apiUrl(at: number): string {
  return `${location.origin}/api-${at}/`;
}
