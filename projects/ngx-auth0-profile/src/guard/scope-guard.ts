import { DOCUMENT, isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject } from '@angular/core';
import {
  Router,
  type CanActivateFn,
  type CanMatchFn,
  type GuardResult,
  type UrlTree,
} from '@angular/router';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { loginFailedError, loginRequiredError } from '../errors/login-errors';
import type { Authorization } from '../requests/authorization';
import { injectToProfileError } from '../requests/inject-to-profile-error';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { injectManagementApiLocation } from '../resources/with-management-api';
import type { AuthorizationRequest } from '../tokens/token-port';
import type { ScopeGuardOptions } from './scope-guard-options';

/** A guard for `canActivate`, `canActivateChild` and `canMatch` alike. */
export type ScopeGuard = CanActivateFn & CanMatchFn;

/** How long a `canMatch` guard waits for the page to be left before the router continues, in milliseconds. */
const LEAVE_TIMEOUT_MS = 10_000;

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
  const { allOf = [], anyOf = [], login } = options;
  return async (_: unknown, state: unknown): Promise<GuardResult> => {
    if (isPlatformServer(inject(PLATFORM_ID))) {
      return true;
    }
    const router = inject(Router);
    const lazy = inject(LazyAuthorization);
    const view = inject(DOCUMENT).defaultView;
    const navigation = router.currentNavigation()?.id;
    const toProfileError = injectToProfileError();
    const audience = options.audience ?? injectManagementApiLocation()()?.audience ?? '';
    const request = { audience, scopes: [...allOf, ...anyOf] };
    const target = targetUrl(router, state);
    /** The router would show the next matching route until the page is left. */
    const leave = async (): Promise<false> => {
      await (Array.isArray(state) && !(login && 'openUrl' in login) ? pageLeft(view) : undefined);
      return false;
    };
    let authorization: Authorization | undefined;
    try {
      authorization = await lazy.start();
      if (!(await authorization.port.user())) {
        checkLoginAllowed(authorization, request, login, isUserNavigation(router, view));
        await authorization.login(request, target, navigation, login || undefined);
        return await leave();
      }
      authorization.loginAttempts.succeed();
      await getAnyToken(authorization, audience, allOf, anyOf);
      return true;
    } catch (caught) {
      const error = await toProfileError(caught);
      if (error.code === 'redirecting') {
        return leave();
      }
      const url =
        options.onDenied === 'next-route' ? false : denialUrl(router, options, target, error);
      if (url === undefined && !router.navigated) {
        authorization?.showProblem(error, () => void authorization?.login(request, target));
      }
      return url ?? false;
    }
  };
}

/** @throws {Auth0ProfileError} `login-required` or `login-failed` when no login may start. */
function checkLoginAllowed(
  { port, loginAttempts }: Authorization,
  request: AuthorizationRequest,
  login: ScopeGuardOptions['login'],
  userNavigation: boolean,
): void {
  if (login === false) {
    throw loginRequiredError(request);
  }
  const failure = port.loginError();
  if (!userNavigation && !loginAttempts.mayStart(failure !== undefined)) {
    throw loginFailedError(failure, request);
  }
}

/** Whether a user who has interacted with the page has started the navigation, and not the page that opens. */
function isUserNavigation(router: Router, view: Window | null): boolean {
  // Older browsers do not know whether the user has interacted with the page.
  const { userActivation } = (view?.navigator ?? {}) as {
    readonly userActivation?: UserActivation;
  };
  return router.navigated && (userActivation?.hasBeenActive ?? false);
}

/** Tries each alternative silently before the user is prompted for the first one. */
async function getAnyToken(
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

/**
 * The URL for a user without access; `undefined` where that page has denied access too, since two guarded
 * pages would otherwise redirect to each other without end.
 */
function denialUrl(
  router: Router,
  { allOf = [], anyOf = [], redirectTo = '/' }: ScopeGuardOptions,
  target: string,
  { code }: Auth0ProfileError,
): UrlTree | undefined {
  const tree = router.parseUrl(redirectTo);
  if (
    router.parseUrl(target).queryParamMap.get('reason') === code ||
    target.split(/[?#]/, 1)[0] === tree.toString().split(/[?#]/, 1)[0]
  ) {
    return undefined;
  }
  const scopes = [...allOf, ...anyOf].join(' ');
  tree.queryParams = { ...tree.queryParams, reason: code, scopes };
  return tree;
}

/** Resolves when the page has not been left in time, as when another handler has cancelled the redirect. */
function pageLeft(view: Window | null): Promise<void> {
  return new Promise((resolve) => view?.setTimeout(resolve, LEAVE_TIMEOUT_MS));
}
