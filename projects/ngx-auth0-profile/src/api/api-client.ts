import { HttpClient, HttpRequest, HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { lastValueFrom } from 'rxjs';
import { injectExplain } from '../errors/inject-explain';
import { AuthorizedRequests } from '../interceptor/authorized-requests';
import type { ManagementEndpoint } from 'ngx-auth0-profile/management-api';
import { injectManagementApiLocation } from '../management-api/management-api-options';

/** A request to one of the endpoints of a table. */
export interface ApiCall {
  readonly endpoint: Pick<ManagementEndpoint, 'method' | 'path'>;
  /** Values for the `:names` of the path; encoded here. */
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The address below which the endpoint's path is. Default: the Management API. */
  readonly baseUrl?: string;
}

/** Calls the Management API and the proxy, whether or not the application installed the interceptor. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly requests = inject(AuthorizedRequests);
  private readonly managementApi = injectManagementApiLocation();
  private readonly explain = injectExplain();

  /** @throws {Auth0ProfileError} whatever kept the call from succeeding. */
  async call<T>({ endpoint, path = {}, body, baseUrl }: ApiCall): Promise<T | null> {
    const base = baseUrl ?? this.managementApi()?.url ?? '';
    const filled = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(path[name] ?? ''),
    );
    const request = new HttpRequest<unknown>(endpoint.method, base + filled, body ?? null);
    try {
      // The interceptor leaves a request alone that carries its token already.
      const response = await lastValueFrom(
        this.requests.handle(request, (authorized) => this.http.request(authorized)),
      );
      return response instanceof HttpResponse ? (response.body as T) : null;
    } catch (error) {
      throw await this.explain(error);
    }
  }
}
