import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject } from '@angular/core';
import {
  Router,
  type CanActivateFn,
  type CanMatchFn,
  type GuardResult,
  type UrlTree,
} from '@angular/router';
import type { Authorization } from '../requests/authorization';
import { injectToProfileError } from '../requests/inject-to-profile-error';
import { injectManagementApiLocation } from '../resources/with-management-api';
import { LazyAuthorization } from '../requests/lazy-authorization';
import type { ScopeGuardOptions } from './scope-guard-options';

/** A guard for `canActivate`, `canActivateChild` and `canMatch` alike. */
export type ScopeGuard = CanActivateFn & CanMatchFn;

/**
 * Activates a route when the user has been granted the scopes: waits for the session, redirects to login,
 * requests missing scopes once where `withStepUp()` is set, else returns a `UrlTree` with the reason.
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
    const { allOf = [], anyOf = [], redirectTo = '/' } = options;
    const router = inject(Router);
    const lazy = inject(LazyAuthorization);
    const navigation = router.currentNavigation()?.id;
    const toProfileError = injectToProfileError();
    const audience = options.audience ?? injectManagementApiLocation()()?.audience ?? '';
    const target = targetUrl(router, state);
    try {
      const authorization = await lazy.start();
      const { port } = authorization;
      if (!(await port.user()) && !port.loginError()) {
        await authorization.login({ audience, scopes: [...allOf, ...anyOf] }, target, navigation);
        return false;
      }
      await anyToken(authorization, audience, allOf, anyOf);
      return true;
    } catch (caught) {
      const { code } = await toProfileError(caught);
      return (
        code !== 'redirecting' && denialUrl(router, redirectTo, target, code, [...allOf, ...anyOf])
      );
    }
  };
}

/** Tries each alternative silently before the user is prompted for the first one. */
async function anyToken(
  authorization: Authorization,
  audience: string,
  allOf: readonly string[],
  anyOf: readonly string[],
): Promise<void> {
  for (const scope of anyOf) {
    const found = await authorization.silentTokens
      .get(audience, [...allOf, scope], anyOf)
      .catch(() => undefined);
    if (found) {
      return;
    }
  }
  await authorization.get(audience, [...allOf, ...anyOf.slice(0, 1)]);
}

/** The URL of the navigation, which a `canMatch` guard does not receive. */
function targetUrl(router: Router, state: unknown): string {
  return state && typeof state === 'object' && 'url' in state && typeof state.url === 'string'
    ? state.url
    : (router.currentNavigation()?.extractedUrl.toString() ?? router.url);
}

function denialUrl(
  router: Router,
  redirectTo: string,
  target: string,
  reason: string,
  scopes: readonly string[],
): UrlTree | false {
  const tree = router.parseUrl(redirectTo);
  // A guarded route that is itself the target of the redirect would be denied again without end.
  if (target.split(/[?#]/, 1)[0] === tree.toString().split(/[?#]/, 1)[0]) {
    return false;
  }
  tree.queryParams = { ...tree.queryParams, reason, scopes: scopes.join(' ') };
  return tree;
}
