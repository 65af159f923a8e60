import {
  HttpErrorResponse,
  type HttpEvent,
  type HttpHandlerFn,
  type HttpRequest,
} from '@angular/common/http';
import { DOCUMENT, Injectable, Injector, PLATFORM_ID, inject } from '@angular/core';
import { isPlatformServer } from '@angular/common';
import { catchError, from, switchMap, throwError, type Observable } from 'rxjs';
import { RequestLanes } from '../rate-limits/request-lanes';
import type { ResourceRule } from '../resources/resource';
import { Resources } from '../resources/resources';
import { AccessTokens } from '../tokens/access-tokens';
import type { IssuedToken } from '../tokens/issued-token';
import { NearMisses } from './near-misses';
import { SKIP_PROFILE_TOKEN } from './skip-profile-token';

declare const ngDevMode: unknown;

/** Sends requests to known APIs with the token they need, and all others as they are. */
@Injectable({ providedIn: 'root' })
export class AuthorizedRequests {
  private readonly onServer = isPlatformServer(inject(PLATFORM_ID));
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly resources = inject(Resources);
  private readonly tokens = inject(AccessTokens);
  private readonly lanes = inject(RequestLanes);

  handle(request: HttpRequest<unknown>, next: HttpHandlerFn): Observable<HttpEvent<unknown>> {
    const rule = this.onServer ? undefined : this.resources.find(request.method, request.url);
    // The build replaces ngDevMode, so that a production bundle holds no warnings.
    if ((typeof ngDevMode === 'undefined' || ngDevMode) && !rule && !this.onServer) {
      this.injector.get(NearMisses).look(request.method, request.url);
    }
    if (!rule || request.headers.has('Authorization') || request.context.get(SKIP_PROFILE_TOKEN)) {
      return next(request);
    }
    const reads = /^(?:GET|HEAD|OPTIONS)$/.test(request.method);
    const repeatable = {
      whenLost: reads,
      whenRefused: reads || rule.repeatable.includes(request.method),
    };
    return this.lanes.run(rule.origin, repeatable, () => this.attempt(request, next, rule));
  }

  private attempt(
    request: HttpRequest<unknown>,
    next: HttpHandlerFn,
    rule: ResourceRule,
  ): Observable<HttpEvent<unknown>> {
    const { audience, scopes, askFor } = rule;
    const warm = this.tokens.warm(audience, scopes);
    const send = (token: IssuedToken): Observable<HttpEvent<unknown>> =>
      this.sendOnce(request, next, token).pipe(
        catchError((error: unknown) =>
          error instanceof HttpErrorResponse && error.status === 401
            ? this.retry(request, next, rule, token, error)
            : throwError(() => error),
        ),
      );
    return warm
      ? send(warm)
      : from(this.tokens.get(audience, scopes, askFor)).pipe(switchMap(send));
  }

  private sendOnce(
    request: HttpRequest<unknown>,
    next: HttpHandlerFn,
    { type, value }: IssuedToken,
  ): Observable<HttpEvent<unknown>> {
    const headers = request.headers.set('Authorization', `${type} ${value}`);
    if (type === 'Bearer') {
      return next(request.clone({ headers }));
    }
    // The proof names method and address without query and fragment (RFC 9449, section 4.2).
    const url = new URL(request.url, this.document.baseURI);
    const target = { method: request.method, url: url.origin + url.pathname, token: value };
    return from(this.tokens.port.proof(target)).pipe(
      switchMap((proof) => next(request.clone({ headers: headers.set('DPoP', proof) }))),
    );
  }

  /** One more attempt after a 401: with the nonce the API asked for, or with another token. */
  private retry(
    request: HttpRequest<unknown>,
    next: HttpHandlerFn,
    { audience, scopes, origin }: ResourceRule,
    token: IssuedToken,
    error: HttpErrorResponse,
  ): Observable<HttpEvent<unknown>> {
    const nonce = token.type === 'DPoP' ? error.headers.get('DPoP-Nonce') : null;
    const again = nonce
      ? this.tokens.port.rememberNonce(origin, nonce).then(() => token)
      : this.tokens.renew(audience, scopes, token).catch(() => undefined);
    return from(again).pipe(
      switchMap((other) => (other ? this.sendOnce(request, next, other) : throwError(() => error))),
    );
  }
}
