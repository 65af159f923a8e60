import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject } from '@angular/core';
import {
  Router,
  type CanActivateFn,
  type CanMatchFn,
  type GuardResult,
  type UrlTree,
} from '@angular/router';
import type { Authorization } from '../authorization/authorization';
import { injectExplain } from '../errors/inject-explain';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { AccessTokens } from '../tokens/access-tokens';
import type { ScopeGuardOptions } from './scope-guard-options';

/** A guard for `canActivate`, `canActivateChild` and `canMatch` alike. */
export type ScopeGuard = CanActivateFn & CanMatchFn;

/**
 * Lets in who was granted the scopes: waits for the session, has the user log in, asks once for what
 * is missing where `withStepUp()` is set, else answers with a `UrlTree` that carries the reason.
 *
 * On the server it lets everybody in and the browser decides. It is no security boundary: whoever
 * controls the browser controls the guard. The API decides.
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
    const tokens = inject(AccessTokens);
    const navigation = router.currentNavigation()?.id;
    const explain = injectExplain();
    const audience = options.audience ?? injectManagementApiLocation()()?.audience ?? '';
    const target = targetUrl(router, state);
    try {
      const authorization = await tokens.start();
      const { port } = authorization;
      if (!(await port.user()) && !port.loginError()) {
        await authorization.login({ audience, scopes: [...allOf, ...anyOf] }, target, navigation);
        return false;
      }
      await anyToken(authorization, audience, allOf, anyOf);
      return true;
    } catch (caught) {
      const { code } = await explain(caught);
      return (
        code !== 'redirecting' && denied(router, redirectTo, target, code, [...allOf, ...anyOf])
      );
    }
  };
}

/** Tries every alternative silently before the user is asked for the first. */
async function anyToken(
  authorization: Authorization,
  audience: string,
  allOf: readonly string[],
  anyOf: readonly string[],
): Promise<void> {
  for (const scope of anyOf) {
    const found = await authorization
      .silently(audience, [...allOf, scope], anyOf)
      .catch(() => undefined);
    if (found) {
      return;
    }
  }
  await authorization.get(audience, [...allOf, ...anyOf.slice(0, 1)]);
}

/** Where the navigation is going; a `canMatch` guard is not told. */
function targetUrl(router: Router, state: unknown): string {
  return state && typeof state === 'object' && 'url' in state && typeof state.url === 'string'
    ? state.url
    : (router.currentNavigation()?.extractedUrl.toString() ?? router.url);
}

function denied(
  router: Router,
  redirectTo: string,
  target: string,
  reason: string,
  scopes: readonly string[],
): UrlTree | false {
  const tree = router.parseUrl(redirectTo);
  // A guarded page that is itself the refusal's destination would be refused again for ever.
  if (target.split(/[?#]/, 1)[0] === tree.toString().split(/[?#]/, 1)[0]) {
    return false;
  }
  tree.queryParams = { ...tree.queryParams, reason, scopes: scopes.join(' ') };
  return tree;
}
