import type { Injector } from '@angular/core';
import { Auth0ClientService, AuthClientConfig, AuthState } from '@auth0/auth0-angular';
import { refreshTokenLock, withLock } from './refresh-token-lock';

/** Requests a new ID token, and reports its user to the SDK's services. */
export async function requestUser(injector: Injector): Promise<void> {
  const client = injector.get(Auth0ClientService);
  const lock = refreshTokenLock(injector.get(AuthClientConfig).get());
  await withLock(lock, () => client.getTokenSilently({ cacheMode: 'off' }));
  injector.get(AuthState).refresh();
}
