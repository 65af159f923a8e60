import { HttpErrorResponse, type HttpEvent } from '@angular/common/http';
import { DOCUMENT, type Injector } from '@angular/core';
import { catchError, from, of, switchMap, throwError, type Observable } from 'rxjs';
import type { AuthorizedRequest } from '../interceptor/authorized-request';
import type { IssuedToken } from '../tokens/issued-token';
import type { PageTokens } from '../tokens/page-tokens';
import type { TokenPort } from '../tokens/token-port';
import { InFlight } from './in-flight';
import { RequestLanes, type Repeatable } from './request-lanes';
import { withToken } from './with-token';

/** Where a sender has its tokens from. */
export interface TokenSource {
  readonly port: TokenPort;
  get(
    audience: string,
    scopes: readonly string[],
    initialScopes: readonly string[],
  ): Promise<IssuedToken>;
  renew(
    audience: string,
    scopes: readonly string[],
    refused: IssuedToken,
  ): Promise<IssuedToken | undefined>;
}

/** Sends requests with tokens, and again what was refused, where that helps and harms nobody. */
export class RequestSender {
  private readonly inFlight = new InFlight();
  private readonly lanes: RequestLanes;

  constructor(
    private readonly injector: Injector,
    private readonly page: PageTokens,
    private readonly source: TokenSource,
  ) {
    this.lanes = new RequestLanes(page.waitingUntil, this.inFlight);
  }

  /** Sends a request: at once when a token is at hand, else as soon as there is one and it is its turn. */
  send(sent: AuthorizedRequest): Observable<HttpEvent<unknown>> {
    const { next, rule } = sent;
    const token = this.page.warm(rule.audience, rule.scopes);
    return token?.type === 'Bearer' && !this.lanes.busy(rule.origin)
      ? this.inFlight.pass(next(withToken(sent, token)), (error) =>
          this.afterRefusal(sent, token, error),
        )
      : this.lanes.run(rule.origin, repeatable(sent), () => this.attempt(sent));
  }

  /** Goes on with a request that was refused. */
  afterRefusal(
    sent: AuthorizedRequest,
    token: IssuedToken,
    error: unknown,
  ): Observable<HttpEvent<unknown>> {
    sent.token = token;
    return this.lanes.run(
      sent.rule.origin,
      repeatable(sent),
      () => this.attempt(sent),
      this.afterUnauthorized(sent, error),
    );
  }

  /** Once with a token, and once more where another token may do. */
  private attempt(sent: AuthorizedRequest): Observable<HttpEvent<unknown>> {
    const { audience, scopes, initialScopes } = sent.rule;
    const warm = this.page.warm(audience, scopes);
    return (warm ? of(warm) : from(this.source.get(audience, scopes, initialScopes))).pipe(
      switchMap((token) => this.sendWith(sent, token)),
      catchError((error: unknown) => this.afterUnauthorized(sent, error)),
    );
  }

  private sendWith(sent: AuthorizedRequest, token: IssuedToken): Observable<HttpEvent<unknown>> {
    const { request, next } = sent;
    sent.token = token;
    const authorized = withToken(sent, token);
    if (token.type === 'Bearer') {
      return next(authorized);
    }
    // The proof names method and address without query and fragment (RFC 9449, section 4.2).
    const { origin, pathname } = new URL(request.url, this.injector.get(DOCUMENT).baseURI);
    const target = { method: request.method, url: origin + pathname, token: token.value };
    return from(this.source.port.proof(target)).pipe(
      switchMap((proof) =>
        next(authorized.clone({ headers: authorized.headers.set('DPoP', proof) })),
      ),
    );
  }

  /** After a 401 one more attempt: with the nonce the API asked for, or with another token. */
  private afterUnauthorized(
    sent: AuthorizedRequest,
    error: unknown,
  ): Observable<HttpEvent<unknown>> {
    return error instanceof HttpErrorResponse && error.status === 401
      ? from(this.otherToken(sent, error)).pipe(
          switchMap((token) => (token ? this.sendWith(sent, token) : throwError(() => error))),
        )
      : throwError(() => error);
  }

  private async otherToken(
    { rule: { audience, scopes, origin }, token }: AuthorizedRequest,
    { headers }: HttpErrorResponse,
  ): Promise<IssuedToken | undefined> {
    const nonce = token?.type === 'DPoP' ? headers.get('DPoP-Nonce') : null;
    if (nonce) {
      await this.source.port.rememberNonce(origin, nonce);
      return token;
    }
    return token && this.source.renew(audience, scopes, token).catch(() => undefined);
  }
}

function repeatable({ request: { method }, rule }: AuthorizedRequest): Repeatable {
  const reads = /^(?:GET|HEAD|OPTIONS)$/.test(method);
  return { whenLost: reads, whenRefused: reads || rule.retryableMethods.includes(method) };
}
