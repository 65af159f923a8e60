import { inject } from '@angular/core';
import { LazyAuthorization } from './lazy-authorization';

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
  const lazy = inject(LazyAuthorization);
  return async () => {
    const authorization = await lazy.start();
    await authorization.requestUser();
  };
}
