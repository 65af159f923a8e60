import type { Injector } from '@angular/core';
import { LazyAuthorization } from './lazy-authorization';
import type { MyAccountAuthorization } from './my-account-authorization';

/**
 * Resolves when the lazily loaded authorization code is there; for `ngx-auth0-profile/my-account` and
 * `ngx-auth0-profile/testing`.
 */
export function loadAuthorization(
  injector: Injector,
): Promise<{ readonly forMyAccount: MyAccountAuthorization }> {
  return injector.get(LazyAuthorization).start();
}
