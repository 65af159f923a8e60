import type { HttpEvent, HttpHandlerFn, HttpRequest } from '@angular/common/http';
import { DestroyRef, Injectable, PLATFORM_ID, inject } from '@angular/core';
import { isPlatformServer } from '@angular/common';
import { from, switchMap, type Observable } from 'rxjs';
import { Resources } from '../resources/resources';
import { AccessTokens } from '../tokens/access-tokens';
import { NearMisses } from './near-misses';
import { SKIP_PROFILE_TOKEN } from './skip-profile-token';

declare const ngDevMode: unknown;

/** Sends requests to known APIs with the token they need, and all others as they are. */
@Injectable({ providedIn: 'root' })
export class AuthorizedRequests {
  private readonly onServer = isPlatformServer(inject(PLATFORM_ID));
  private readonly resources = inject(Resources);
  private readonly tokens = inject(AccessTokens);
  // The build replaces ngDevMode, so that a production bundle holds no warnings.
  private readonly nearMisses =
    typeof ngDevMode === 'undefined' || ngDevMode ? inject(NearMisses) : undefined;
  /** A request of this library's own that has its token, until it passes here. */
  own: HttpRequest<unknown> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      latest = undefined;
    });
  }

  handle(request: HttpRequest<unknown>, next: HttpHandlerFn): Observable<HttpEvent<unknown>> {
    if (request === this.own) {
      this.own = undefined;
      return next(request);
    }
    const rule = this.onServer ? undefined : this.resources.find(request.method, request.url);
    if ((typeof ngDevMode === 'undefined' || ngDevMode) && !rule && !this.onServer) {
      this.nearMisses?.look(request.method, request.url);
    }
    if (!rule) {
      return next(request);
    }
    const { headers, context } = request;
    const bare = headers.keys().length === 0;
    if (
      (!bare && headers.has('Authorization')) ||
      (context.has(SKIP_PROFILE_TOKEN) && context.get(SKIP_PROFILE_TOKEN))
    ) {
      return next(request);
    }
    const sent = { request, next, rule, bare };
    const { authorization } = this.tokens;
    return authorization
      ? authorization.sender.send(sent)
      : from(this.tokens.start()).pipe(switchMap(({ sender }) => sender.send(sent)));
  }
}

let latest: { readonly of: DestroyRef; readonly requests: AuthorizedRequests } | undefined;

/**
 * The one of the application, remembered for the injector that asked last: to look it up takes longer
 * than to look at a request. On a server several applications take turns.
 */
export function injectAuthorizedRequests(): AuthorizedRequests {
  const of = inject(DestroyRef);
  if (latest?.of !== of) {
    latest = { of, requests: inject(AuthorizedRequests) };
  }
  return latest.requests;
}
