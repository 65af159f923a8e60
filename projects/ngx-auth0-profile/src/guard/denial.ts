import type { Router, UrlTree } from '@angular/router';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { ScopeGuardOptions } from '../navigation/scope-guard-options';

/**
 * The URL for a user without access, or `false` where the router is to try the next route; `undefined` where
 * the page of that URL has denied access too, since two guarded pages would otherwise redirect to each
 * other without end.
 */
export function denial(
  router: Router,
  { allOf = [], anyOf = [], redirectTo = '/', onDenied }: ScopeGuardOptions,
  target: string,
  { code }: Auth0ProfileError,
): UrlTree | false | undefined {
  if (onDenied === 'next-route') {
    return false;
  }
  const tree = router.parseUrl(redirectTo);
  if (
    router.parseUrl(target).queryParamMap.get('reason') === code ||
    pathOf(target) === pathOf(tree.toString())
  ) {
    return undefined;
  }
  const scopes = [...allOf, ...anyOf].join(' ');
  tree.queryParams = { ...tree.queryParams, reason: code, scopes };
  return tree;
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1).join();
}
