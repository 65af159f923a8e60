import { Injector, inject } from '@angular/core';
import { Auth0ClientService, AuthState } from '@auth0/auth0-angular';

/**
 * A function that has Auth0 issue a new ID token, so that `AuthService.user$` shows what an edit or a
 * login action made of its claims. Costs a token request; `ProfileService.profile` needs none.
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
  // The SDK's services read `location`, so that they are not asked for before they are needed.
  const injector = inject(Injector);
  return async () => {
    await injector.get(Auth0ClientService).getTokenSilently({ cacheMode: 'off' });
    injector.get(AuthState).refresh();
  };
}
