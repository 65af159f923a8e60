import type { Injector } from '@angular/core';
import { LazyAuthorization } from './lazy-authorization';

/** Resolves when the lazily loaded authorization code is there; for `ngx-auth0-profile/testing`. */
export async function loadAuthorization(injector: Injector): Promise<void> {
  await injector.get(LazyAuthorization).load();
}
