import { HttpClient, HttpResponse } from '@angular/common/http';
import { runInInjectionContext, type Injector } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { ApiLocation } from '../resources/api-location';
import { injectManagementApiLocation } from '../resources/with-management-api';
import type { AuthorizationRequest } from '../tokens/token-port';
import type { ApiCall } from './api-call';
import { apiRequest } from './api-request';
import { LIBRARY_HTTP_CLIENT } from './library-http-client';
import { LIBRARY_REQUEST } from './library-request';
import type { RequestSender } from './request-sender';

/**
 * Calls the Management API, the My Account API and the proxy, through all interceptors, but without needing the library's own.
 * Lazily loaded.
 */
export class ApiClient {
  private readonly http: HttpClient;
  private readonly managementApi: () => ApiLocation | undefined;

  constructor(
    injector: Injector,
    private readonly sender: RequestSender,
    private readonly toProfileError: (caught: unknown) => Promise<Error>,
  ) {
    this.http = injector.get(LIBRARY_HTTP_CLIENT, null) ?? injector.get(HttpClient);
    this.managementApi = runInInjectionContext(injector, injectManagementApiLocation);
  }

  /** The token that a call needs. */
  tokenFor(call: ApiCall): AuthorizationRequest {
    const api = this.apiOf(call);
    return { audience: api.audience, scopes: scopesOf(call, api) };
  }

  /** @throws {Auth0ProfileError} why the call failed. */
  async call<T>(call: ApiCall): Promise<T | null> {
    return (await this.respond<T>(call))?.body ?? null;
  }

  /**
   * The response with its headers; `undefined` when the call ended without one.
   *
   * @throws {Auth0ProfileError} why the call failed.
   */
  async respond<T>(call: ApiCall): Promise<HttpResponse<T> | undefined> {
    try {
      const api = this.apiOf(call);
      let response: HttpResponse<T> | undefined;
      await this.sender
        .send({
          request: apiRequest(call, api),
          // The endpoint determines the scope, so that no rule has to be found.
          rule: { ...api, scopes: scopesOf(call, api) },
          user: call.user,
          next: (request) => {
            request.context.set(LIBRARY_REQUEST, request);
            return this.http.request(request);
          },
        })
        .forEach((event) => {
          if (event instanceof HttpResponse) {
            response = event as HttpResponse<T>;
          }
        });
      return response;
    } catch (error) {
      throw await this.toProfileError(error);
    }
  }

  private apiOf(call: ApiCall): ApiLocation {
    // Called once the session is known, so that Auth0's configuration is, too.
    const api = call.api ?? this.managementApi();
    if (!api) {
      throw new Auth0ProfileError(
        'configuration',
        'This call needs the Management API, which a page of a BFF cannot call. The BFF has no route for it.',
      );
    }
    return api;
  }
}

function scopesOf({ endpoint }: ApiCall, { checksScopes }: ApiLocation): readonly string[] {
  return checksScopes ? [] : [endpoint.scope];
}
