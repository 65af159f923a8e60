import { Injector, inject } from '@angular/core';
import { Auth0ClientService, AuthClientConfig, AuthState } from '@auth0/auth0-angular';
import { refreshTokenLock, withLock } from './refresh-token-lock';

/**
 * A function that requests a new ID token, so that `AuthService.user$` shows claims that an edit or a
 * login action has changed. It costs a token request; `ProfileService.profile` does not need it.
 * Call in an injection context.
 *
 * @example
 * ```ts
 * private readonly profiles = inject(ProfileService);
 * private readonly refreshUser = injectUserRefresh();
 *
 * protected async save(name: string): Promise<void> {
 *   await this.profiles.update({ name });
 *   await this.refreshUser();
 * }
 * ```
 */
export function injectUserRefresh(): () => Promise<void> {
  // The SDK's services read `location`, so that they are injected only when the function is called.
  const injector = inject(Injector);
  return async () => {
    const client = injector.get(Auth0ClientService);
    const lock = refreshTokenLock(injector.get(AuthClientConfig).get());
    await withLock(lock, () => client.getTokenSilently({ cacheMode: 'off' }));
    injector.get(AuthState).refresh();
  };
}
