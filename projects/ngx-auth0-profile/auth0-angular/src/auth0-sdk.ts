import { inject } from '@angular/core';
import { Auth0ClientService, AuthClientConfig, AuthService, AuthState } from '@auth0/auth0-angular';

/** See `injectAuth0Sdk()`. */
export type Auth0Sdk = ReturnType<typeof injectAuth0Sdk>;

/**
 * The services of the SDK, for the lazily loaded port. The port imports nothing at run time and spreads no objects:
 * a bundler would move what both import, and its helper for spreads, into one more file, which every page would load
 * at its start. That makes the bundle 0.7 kB smaller (`node tools/test.mjs --only size`). Call in an injection
 * context, in a browser.
 */
export function injectAuth0Sdk() {
  return {
    auth: inject(AuthService),
    client: inject(Auth0ClientService),
    state: inject(AuthState),
    config: inject(AuthClientConfig),
  };
}
