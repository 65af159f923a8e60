import { HttpErrorResponse, type HttpEvent } from '@angular/common/http';
import { DOCUMENT, type Injector } from '@angular/core';
import { catchError, from, of, switchMap, throwError, type Observable } from 'rxjs';
import { ConcurrencyLimit } from '../throttling/concurrency-limit';
import { RetryingSender, type RetryPolicy } from '../throttling/retrying-sender';
import { WAITING_UNTIL } from '../throttling/waiting-until';
import type { IssuedToken } from '../tokens/issued-token';
import { TokenCache } from '../tokens/token-cache';
import type { TokenPort } from '../tokens/token-port';
import { attachToken } from './attach-token';
import type { AuthorizedRequest } from './authorized-request';
import { RequestWithToken } from './request-with-token';
import { sendWithProgress } from './send-with-progress';

/** Gets the tokens for a `RequestSender`. */
export interface TokenSource {
  readonly port: TokenPort;
  /** The user that the page shows. */
  readonly pageUser: string | undefined;
  /** @throws {Auth0ProfileError} `user-changed` when the users differ. */
  assertUser(expected: string | undefined, actual: string | undefined): void;
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

/** Sends requests with tokens. Retries what may be retried, and renews a token that an API refuses. */
export class RequestSender {
  private readonly cache: TokenCache;
  private readonly concurrency = new ConcurrencyLimit();
  private readonly retrying: RetryingSender;

  constructor(
    private readonly injector: Injector,
    private readonly source: TokenSource,
  ) {
    this.cache = injector.get(TokenCache);
    this.retrying = new RetryingSender(injector.get(WAITING_UNTIL), this.concurrency);
  }

  /** Sends a request: synchronously with a cached token, else when there is a token and no queue. */
  send(sent: AuthorizedRequest): Observable<HttpEvent<unknown>> {
    const { next, rule } = sent;
    sent.user ??= this.source.pageUser;
    const token = this.cache.getCached(rule.audience, rule.scopes);
    return token?.type === 'Bearer' &&
      (sent.user === undefined || sent.user === token.subject) &&
      !this.retrying.hasToWait(rule.origin)
      ? this.concurrency.sendUncounted(next(attachToken(sent, token)), (error) =>
          this.retryAfter(error, sent, token),
        )
      : sendWithProgress(sent, (reported) =>
          this.retrying.send(rule.origin, retryPolicy(sent), () => this.attempt(reported)),
        );
  }

  private retryAfter(
    error: unknown,
    sent: AuthorizedRequest,
    token: IssuedToken,
  ): Observable<HttpEvent<unknown>> {
    sent.token = token;
    return sendWithProgress(sent, (reported) =>
      this.retrying.retry(
        this.renewAfter401(reported, error),
        sent.rule.origin,
        retryPolicy(sent),
        () => this.attempt(reported),
      ),
    );
  }

  /** Sends once, and once more where another token may be accepted. */
  private attempt(sent: AuthorizedRequest): Observable<HttpEvent<unknown>> {
    const { audience, scopes } = sent.rule;
    const cached = this.cache.getCached(audience, scopes);
    return (cached ? of(cached) : from(this.tokenFor(sent))).pipe(
      switchMap((token) => (token ? this.sendWith(sent, token) : sendAnonymously(sent))),
      catchError((error: unknown) => this.renewAfter401(sent, error)),
    );
  }

  /**
   * The token for a request; `undefined` for a visitor of an API that answers visitors. What a user began is
   * not sent as a visitor's request after the session has ended.
   */
  private async tokenFor({ rule, user }: AuthorizedRequest): Promise<IssuedToken | undefined> {
    const isVisitor =
      rule.anonymous && user === undefined && (await this.source.port.user()) === undefined;
    return isVisitor ? undefined : this.source.get(rule.audience, rule.scopes, rule.initialScopes);
  }

  private sendWith(sent: AuthorizedRequest, token: IssuedToken): Observable<HttpEvent<unknown>> {
    const { request, next } = sent;
    this.source.assertUser(sent.user, token.subject);
    sent.user ??= token.subject;
    sent.token = token;
    const authorized = attachToken(sent, token);
    if (token.type === 'Bearer') {
      return next(authorized);
    }
    // The proof names method and URL without query and fragment (RFC 9449, section 4.2).
    const { origin, pathname } = new URL(request.url, this.injector.get(DOCUMENT).baseURI);
    const target = { method: request.method, url: origin + pathname, token: token.value };
    return from(this.source.port.proof(target)).pipe(
      switchMap((proof) =>
        next(new RequestWithToken(authorized, authorized.headers.set('DPoP', proof))),
      ),
    );
  }

  /** Sends again after a 401: with the nonce that the API requires, or with another token. */
  private renewAfter401(sent: AuthorizedRequest, error: unknown): Observable<HttpEvent<unknown>> {
    return error instanceof HttpErrorResponse && error.status === 401
      ? from(this.renewedToken(sent, error)).pipe(
          switchMap((token) => (token ? this.sendWith(sent, token) : throwError(() => error))),
        )
      : throwError(() => error);
  }

  private async renewedToken(
    { rule: { audience, scopes, origin }, token }: AuthorizedRequest,
    { headers }: HttpErrorResponse,
  ): Promise<IssuedToken | undefined> {
    const nonce = token?.type === 'DPoP' ? headers.get('DPoP-Nonce') : null;
    if (nonce) {
      await this.source.port.rememberNonce(origin, nonce);
      return token;
    }
    return token && this.source.renew(audience, scopes, token);
  }
}

function sendAnonymously({ request, next }: AuthorizedRequest): Observable<HttpEvent<unknown>> {
  // Stays with the API like a request with a token, so that an interceptor fails for every user or for none.
  return next(new RequestWithToken(request, request.headers));
}

function retryPolicy({ request: { method }, rule }: AuthorizedRequest): RetryPolicy {
  const reads = /^(?:GET|HEAD|OPTIONS)$/.test(method);
  return { afterFailure: reads, afterRateLimit: reads || rule.retryableMethods.includes(method) };
}
