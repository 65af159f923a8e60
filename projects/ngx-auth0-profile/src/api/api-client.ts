import { HttpClient, HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { lastValueFrom } from 'rxjs';
import { injectToProfileError } from '../requests/inject-to-profile-error';
import { LazyAuthorization } from '../requests/lazy-authorization';
import type { ApiLocation } from '../resources/api-location';
import { injectManagementApiLocation } from '../resources/with-management-api';
import type { ApiCall } from './api-call';
import { apiRequest } from './api-request';
import { LIBRARY_REQUEST } from './library-request';

/** Calls the Management API and the proxy, through all interceptors, but without needing the library's own. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly lazy = inject(LazyAuthorization);
  private readonly managementApi = injectManagementApiLocation();
  private readonly toProfileError = injectToProfileError();

  /** @throws {Auth0ProfileError} why the call failed. */
  async call<T>(call: ApiCall): Promise<T | null> {
    try {
      const { sender } = await this.lazy.start();
      // The SDK has started, so that Auth0's configuration is known.
      const api = (call.api ?? this.managementApi()) as ApiLocation;
      const response = await lastValueFrom(
        sender.send({
          request: apiRequest(call, api),
          // The endpoint determines the scope, so that no rule has to be found.
          rule: { ...api, scopes: [call.endpoint.scope] },
          user: call.user,
          hasNoHeaders: call.api === undefined,
          next: (request) => {
            request.context.set(LIBRARY_REQUEST, request);
            return this.http.request(request);
          },
        }),
      );
      return response instanceof HttpResponse ? (response.body as T) : null;
    } catch (error) {
      throw await this.toProfileError(error);
    }
  }
}
