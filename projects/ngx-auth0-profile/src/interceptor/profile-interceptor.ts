import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { from, switchMap } from 'rxjs';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { PageUser } from '../session/page-user';
import { TokenDecision } from './token-decision';

/**
 * Attaches access tokens to requests to the Management API, to the proxy and to the APIs of
 * `withResource()`. Every other request, and every request on the server, passes unchanged.
 *
 * The endpoint table determines the scope, which is compared with the granted scopes before the request
 * is sent. A token is sent to configured origins only: list this interceptor after those that change the
 * URL of requests.
 *
 * @example
 * ```ts
 * provideHttpClient(withInterceptors([profileInterceptor]));
 * ```
 */
export const profileInterceptor: HttpInterceptorFn = (request, next) => {
  const rule = inject(TokenDecision).ruleFor(request);
  if (!rule) {
    return next(request);
  }
  const lazy = inject(LazyAuthorization);
  // Fixed now: another user may be signed in by the time there is a token.
  const authorized = { request, next, rule, user: inject(PageUser).id };
  // Synchronously where possible, so that a cached token does not delay the request.
  return lazy.loaded
    ? lazy.loaded.sender.send(authorized)
    : from(lazy.start()).pipe(switchMap(({ sender }) => sender.send(authorized)));
};
