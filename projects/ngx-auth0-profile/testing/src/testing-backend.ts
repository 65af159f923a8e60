import {
  HttpErrorResponse,
  HttpHandler,
  HttpHeaders,
  HttpResponse,
  type HttpEvent,
  type HttpRequest,
} from '@angular/common/http';
import { Injectable, Injector, inject } from '@angular/core';
import {
  Auth0ProfileError,
  ɵinjectRequestLocator as injectRequestLocator,
} from 'ngx-auth0-profile';
import { from, of, switchMap, throwError, type Observable } from 'rxjs';
import { nextTask } from './next-task';
import type { TestErrorResponse, TestRefusal } from './test-failure';
import { TestMyAccountApi } from './test-my-account-api';
import { TestProfileApi } from './test-profile-api';
import type { TestResponse, TestResponseBody } from './test-response';
import { TestTenant } from './test-tenant';
import { TESTING_OPTIONS } from './testing-options';
import { unansweredRequest } from './unanswered-request';

/**
 * Answers every request of a test: with what is scripted, else, for the Management API and the proxy,
 * from the profile in memory. Nothing leaves.
 */
@Injectable({ providedIn: 'root' })
export class TestingBackend extends HttpHandler {
  private readonly injector = inject(Injector);
  private readonly tenant = inject(TestTenant);
  private readonly locate = injectRequestLocator();
  private readonly profileApi = new TestProfileApi(this.tenant.session);
  private readonly myAccountApi = new TestMyAccountApi(
    this.tenant.session,
    inject(TESTING_OPTIONS),
  );

  override handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    return from(this.respond(request)).pipe(
      switchMap((event) =>
        event instanceof HttpErrorResponse ? throwError(() => event) : of(event),
      ),
    );
  }

  private async respond(
    request: HttpRequest<unknown>,
  ): Promise<HttpResponse<unknown> | HttpErrorResponse> {
    this.tenant.openRequests++;
    try {
      await nextTask();
      const answer = this.answer(request);
      const { status = 200, headers = {} } = answer;
      const meta = {
        status,
        url: request.urlWithParams,
        headers: new HttpHeaders({ ...headers }),
      };
      const body = structuredClone(bodyOf(answer, request));
      return status >= 200 && status < 300
        ? new HttpResponse({ ...meta, body })
        : new HttpErrorResponse({ ...meta, error: body });
    } finally {
      this.tenant.openRequests--;
    }
  }

  private answer(request: HttpRequest<unknown>): TestErrorResponse | TestResponse {
    const { tenant } = this;
    const { method } = request;
    const located = { method, ...this.locate(method, request.urlWithParams) };
    const { api, path } = located;
    const refusal = tenant.failures.takeRefusal(located);
    if (refusal) {
      throw refused(refusal);
    }
    tenant.requests.push(request);
    tenant.sent.push({ method, path, body: request.body });
    const scripted = tenant.failures.takeResponse(located) ?? tenant.responses.take(located);
    if (scripted) {
      return scripted;
    }
    if (api === 'management' || api === 'proxy') {
      return isAuthorized(request)
        ? this.profileApi.answer(api, { method, path, body: request.body })
        : { status: 401, body: { statusCode: 401, message: 'Missing authentication' } };
    }
    if (api === 'resource' && isMyAccount(located.url) && isAuthorized(request)) {
      return this.myAccountApi.answer({ method, path, body: request.body });
    }
    tenant.unanswered.push(located);
    throw unansweredRequest(this.injector, located);
  }
}

/** Whether a request has a token, or the header of a page of a BFF. */
function isAuthorized({ headers }: HttpRequest<unknown>): boolean {
  return headers.has('Authorization') || headers.has('X-CSRF');
}

/** The My Account API is on the tenant's domain, where no other API of an application is. */
function isMyAccount(url: string): boolean {
  return new URL(url).pathname.startsWith('/me/v1/');
}

function bodyOf({ body = null }: TestResponse, request: HttpRequest<unknown>): unknown {
  return isFunction(body) ? (body(request) ?? null) : body;
}

function isFunction(body: unknown): body is TestResponseBody {
  return typeof body === 'function';
}

function refused({ code, message }: TestRefusal): Auth0ProfileError {
  return new Auth0ProfileError(
    code,
    message ?? `The test scripted this error with { code: '${code}' }. Expect it.`,
  );
}
