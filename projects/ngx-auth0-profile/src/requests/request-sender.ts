import { HttpErrorResponse, type HttpEvent } from '@angular/common/http';
import { DOCUMENT, type Injector } from '@angular/core';
import { catchError, from, of, switchMap, throwError, type Observable } from 'rxjs';
import type { RequiredAuthentication } from '../errors/required-authentication';
import { parseChallenge } from '../step-up/parse-challenge';
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
  /** A token of the login that an API requires (RFC 9470). */
  getForLogin(
    sent: AuthorizedRequest,
    authentication: RequiredAuthentication,
    refused: IssuedToken,
    response: HttpErrorResponse,
  ): Promise<IssuedToken>;
  /** A token after the login that a back end names for what a request lacks. */
  getAfterLogin(
    sent: AuthorizedRequest,
    refused: IssuedToken,
    response: HttpErrorResponse,
  ): Promise<IssuedToken>;
  /** A token with further scopes; `undefined` where the user cannot get it. */
  getWithScopes(
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
      this.retrying.retry(this.recover(reported, error), sent.rule.origin, retryPolicy(sent), () =>
        this.attempt(reported),
      ),
    );
  }

  /** Sends once, and once more where another token may be accepted. */
  private attempt(sent: AuthorizedRequest): Observable<HttpEvent<unknown>> {
    const { audience, scopes } = sent.rule;
    const cached = this.cache.getCached(audience, scopes);
    return (cached ? of(cached) : from(this.tokenFor(sent))).pipe(
      switchMap((token) => (token ? this.sendWith(sent, token) : sendAnonymously(sent))),
      catchError((error: unknown) => this.recover(sent, error)),
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

  /** Sends again after a refusal that says what the token has to have, or that another token may help. */
  private recover(
    sent: AuthorizedRequest,
    error: unknown,
    isRenewed = false,
  ): Observable<HttpEvent<unknown>> {
    const { token } = sent;
    const next =
      token && error instanceof HttpErrorResponse && needsOtherToken(error)
        ? this.tokenAfter(error, sent, token, isRenewed)
        : undefined;
    return next
      ? from(next).pipe(
          switchMap((token) => (token ? this.sendWith(sent, token) : throwError(() => error))),
          // Each kind of refusal once: after a renewal the API may require another login.
          catchError((again: unknown) =>
            again === error ? throwError(() => error) : this.recover(sent, again, true),
          ),
        )
      : throwError(() => error);
  }

  /** The token for another attempt: with what the API requires, with its nonce, or renewed. */
  private async tokenAfter(
    response: HttpErrorResponse,
    sent: AuthorizedRequest,
    token: IssuedToken,
    isRenewed: boolean,
  ): Promise<IssuedToken | undefined> {
    const { audience, scopes, origin } = sent.rule;
    if (namesLogin(response)) {
      const next = await this.source.getAfterLogin(sent, token, response);
      sent.hasSteppedUp = true;
      return next;
    }
    const challenge = parseChallenge(response);
    if (challenge?.authentication) {
      const next = await this.source.getForLogin(sent, challenge.authentication, token, response);
      sent.hasSteppedUp = true;
      return next;
    }
    if (challenge?.scopes && !token.isSession) {
      return this.source.getWithScopes(audience, [...scopes, ...challenge.scopes], token);
    }
    if (isRenewed || response.status === 403) {
      return undefined;
    }
    const nonce = token.type === 'DPoP' ? response.headers.get('DPoP-Nonce') : null;
    if (nonce) {
      await this.source.port.rememberNonce(origin, nonce);
      return token;
    }
    return this.source.renew(audience, scopes, token);
  }
}

/** Whether a refusal is about the token, or about the user of a session that another tab has replaced. */
function needsOtherToken({ status, error }: HttpErrorResponse): boolean {
  const { code } = (error ?? {}) as Readonly<Record<string, unknown>>;
  return status === 401 || status === 403 || code === 'user-changed';
}

/** Whether a problem of the BFF names a login. A session that has ended is read again instead. */
function namesLogin({ error }: HttpErrorResponse): boolean {
  const { code, login_url: url } = (error ?? {}) as Readonly<Record<string, unknown>>;
  return typeof url === 'string' && code !== 'no-session';
}

function sendAnonymously({ request, next }: AuthorizedRequest): Observable<HttpEvent<unknown>> {
  // Stays with the API like a request with a token, so that an interceptor fails for every user or for none.
  return next(new RequestWithToken(request, request.headers));
}

function retryPolicy({ request: { method }, rule }: AuthorizedRequest): RetryPolicy {
  const reads = /^(?:GET|HEAD|OPTIONS)$/.test(method);
  return { afterFailure: reads, afterRateLimit: reads || rule.retryableMethods.includes(method) };
}
