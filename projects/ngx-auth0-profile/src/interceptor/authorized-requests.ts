import type { HttpEvent, HttpHandlerFn, HttpRequest } from '@angular/common/http';
import { Injectable, PLATFORM_ID, inject } from '@angular/core';
import { isPlatformServer } from '@angular/common';
import { catchError, from, switchMap, type Observable } from 'rxjs';
import { Resources } from '../resources/resources';
import { AccessTokens } from '../tokens/access-tokens';
import { NearMisses } from './near-misses';
import { SKIP_PROFILE_TOKEN } from './skip-profile-token';
import { withToken } from './with-token';

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

  handle(request: HttpRequest<unknown>, next: HttpHandlerFn): Observable<HttpEvent<unknown>> {
    const rule = this.onServer ? undefined : this.resources.find(request.method, request.url);
    if ((typeof ngDevMode === 'undefined' || ngDevMode) && !rule && !this.onServer) {
      this.nearMisses?.look(request.method, request.url);
    }
    const { headers, context } = request;
    if (
      !rule ||
      headers.has('Authorization') ||
      (context.has(SKIP_PROFILE_TOKEN) && context.get(SKIP_PROFILE_TOKEN))
    ) {
      return next(request);
    }
    const token = this.tokens.warm(rule.audience, rule.scopes);
    const sent = { request, next, rule, token };
    const sender = this.tokens.authorization?.sender;
    return token?.type === 'Bearer' && sender && !sender.queues(rule.origin)
      ? next(withToken(request, token)).pipe(
          catchError((error: unknown) => sender.afterRefusal(sent, error)),
        )
      : from(this.tokens.start()).pipe(
          switchMap((authorization) => authorization.sender.send(sent)),
        );
  }
}
