import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject } from '@angular/core';
import { Router, type CanActivateFn, type CanMatchFn, type GuardResult } from '@angular/router';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { denial } from './denial';
import type { ScopeGuardOptions } from '../navigation/scope-guard-options';

/** A guard for `canActivate`, `canActivateChild` and `canMatch` alike. */
export type ScopeGuard = CanActivateFn & CanMatchFn;

/**
 * Activates a route when the user has been granted the scopes: waits for the session, redirects to login,
 * requests missing scopes once where `withStepUp()` is set, else returns a `UrlTree` with the reason. A
 * login that fails is not started again by itself; where no other page can be shown, the reason is shown.
 *
 * On the server it always activates the route, and the browser decides. It is not a security boundary:
 * users control their browser. The API decides.
 *
 * @example
 * ```ts
 * const routes: Routes = [
 *   {
 *     path: 'settings',
 *     canActivate: [scopeGuard('update:current_user_metadata')],
 *     children: [],
 *   },
 * ];
 * ```
 */
export function scopeGuard(...scopes: readonly string[]): ScopeGuard;
export function scopeGuard(options: ScopeGuardOptions): ScopeGuard;
export function scopeGuard(...wanted: readonly (string | ScopeGuardOptions)[]): ScopeGuard {
  const options = wanted.find((part) => typeof part === 'object') ?? {
    allOf: wanted.filter((part) => typeof part === 'string'),
  };
  return async (_: unknown, state: unknown): Promise<GuardResult> => {
    if (isPlatformServer(inject(PLATFORM_ID))) {
      return true;
    }
    const lazy = inject(LazyAuthorization);
    const router = inject(Router);
    const target = targetUrl(router, state);
    const navigation = {
      id: router.currentNavigation()?.id,
      target,
      matching: Array.isArray(state),
      denial: (error: Auth0ProfileError) => denial(router, options, target, error),
    };
    try {
      const authorization = await lazy.start();
      return await authorization.checkRoute(options, navigation);
    } catch (error) {
      // A part of the library did not load.
      return navigation.denial(error as Auth0ProfileError) ?? false;
    }
  };
}

/** The URL of the navigation, which a `canMatch` guard does not receive. */
function targetUrl(router: Router, state: unknown): string {
  return state && typeof state === 'object' && 'url' in state && typeof state.url === 'string'
    ? state.url
    : (router.currentNavigation()?.extractedUrl.toString() ?? router.url);
}
