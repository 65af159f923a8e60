import type { EnvironmentProviders, Provider } from '@angular/core';

/** The settings of a run. */
export interface Setting {
  readonly peer: string;
  /** Origin of the tenant, without a slash at the end. */
  readonly tenant: string;
  readonly clientId: string;
  readonly userId: string;
  /** The audiences of the APIs `/api-0/`, `/api-1/` … at the page's origin. */
  readonly audiences: readonly string[];
  /** Whether the APIs are stubbed in the page, so that only token requests use the network. */
  readonly stubApis: boolean;
}

export const API_SCOPE = 'read:items';

export type CreatePeer = (setting: Setting) => {
  readonly providers: (Provider | EnvironmentProviders)[];
  /** Whether the package itself retries a refused request. */
  readonly retries: boolean;
};

export function apiUrl(at: number): string {
  return `${location.origin}/api-${at}/`;
}
