import { InjectionToken, TransferState, inject, makeStateKey } from '@angular/core';
import type { AuthConfig } from '@auth0/auth0-angular';

/** The Auth0 settings of the deployment. */
export interface Auth0Settings {
  readonly domain: string;
  readonly clientId: string;
}

/** Passes the settings, which are not secret, from the server to the browser in the page. */
export const settingsKey = makeStateKey<Auth0Settings>('auth0-settings');

export const AUTH0_SETTINGS = new InjectionToken<Auth0Settings>('Auth0 settings', {
  factory: () => inject(TransferState).get(settingsKey, { domain: '', clientId: '' }),
});

/** For `withRuntimeConfig()`, which calls it in the browser only. */
export function loadAuth0Config(): Promise<AuthConfig> {
  return Promise.resolve({
    ...inject(AUTH0_SETTINGS),
    authorizationParams: { redirect_uri: location.origin },
  });
}
